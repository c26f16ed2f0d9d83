"""Products out of numbers of 16 bits give what those of 32 bits give."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from vm_rehearse.recogniser.model_files import weights
from vm_rehearse.recogniser.network import encoder, split_products
from vm_rehearse.recogniser.network.encoder import SoundEncoder
from vm_rehearse.recogniser.network.loading import load_model
from vm_rehearse.recogniser.network.split_products import SplitProduct, can_split

has_product = pytest.mark.skipif(
    split_products._library_function() is None, reason="this build of PyTorch has no such product"
)


@pytest.fixture(autouse=True)
def seeded() -> None:
    torch.manual_seed(1)


@has_product
@pytest.mark.parametrize(("rows", "inputs", "outputs"), [(1, 512, 64), (700, 512, 96), (65, 2048, 32)])
def test_a_split_product_is_off_by_millionths(rows: int, inputs: int, outputs: int) -> None:
    weight, bias = torch.randn(outputs, inputs).half(), torch.randn(outputs)
    x, before = torch.randn(rows, inputs), torch.randn(rows, outputs)
    product = SplitProduct(weight, bias)
    exact = x.double() @ weight.double().T + bias.double()

    def error(result: torch.Tensor) -> float:
        return float((result.double() - exact).abs().max()) / inputs**0.5

    assert error(product(x)) < 4e-5
    assert error(product.columns(x).T) < 4e-5
    total = before.clone()
    product.add_to(total, x)
    assert error(total - before) < 4e-5


@has_product
def test_numbers_of_any_size_are_split() -> None:
    sizes = 10.0 ** torch.arange(-9, 9).float()
    x, weight = torch.diag(sizes), torch.randn(5, len(sizes))
    result = SplitProduct(weight, torch.zeros(5))(x)
    torch.testing.assert_close(result, x @ weight.T, rtol=2e-5, atol=0)


@pytest.mark.parametrize("missing", ["unit", "function"])
def test_without_the_unit_or_the_library_nothing_is_split(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: missing != "unit", raising=False)
    if missing == "function":
        monkeypatch.setattr(split_products, "_library_function", lambda: None)
    can_split.cache_clear()
    try:
        assert not can_split()
    finally:
        can_split.cache_clear()


@has_product
def test_sound_looks_the_same_either_way(models_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def view(*, splits: bool) -> torch.Tensor:
        monkeypatch.setattr(encoder, "can_split", lambda: splits)
        model = load_model(weights.locate("base", models_folder), "base")
        ears = SoundEncoder(model)
        return torch.stack([part for pair in ears.view(ears.encoded(sound)) for part in pair])

    noise = np.random.default_rng(3).normal(0, 0.05, 16_000 * 12)
    sound = (noise * np.sin(np.arange(len(noise)) / 2_000) ** 2).astype(np.float32)
    whole, split = view(splits=False), view(splits=True)
    assert whole.shape == split.shape
    assert float((split - whole).std() / whole.std()) < 1e-4
