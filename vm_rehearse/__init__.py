"""Practise cold-call voicemails: record a take, see how it came across, change one thing, go again."""

import os

__version__ = "0.1.0"

# After a product, NumPy's threads keep running in circles for a tenth of a second in case there is another,
# and take the processor from the recogniser meanwhile; no product here is so large that two of them would be
# quicker than one. (OpenBLAS reads this when NumPy is loaded.)
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
