"""Products with the model's weights give the same in both of their forms."""

from __future__ import annotations

import pytest
import torch

from vm_rehearse.recogniser.network import products
from vm_rehearse.recogniser.network.products import Product
from vm_rehearse.recogniser.network.rough_products import MANY_OUTPUTS


@pytest.fixture(params=[40, 2 * MANY_OUTPUTS])
def weight(request: pytest.FixtureRequest) -> torch.Tensor:
    torch.manual_seed(1)
    return torch.randn(request.param, 24).half().float()


def exact(x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    """The product with 64 bits."""
    return (x.double() @ weight.double().T + bias.double()).float()


@pytest.mark.parametrize("rows", [1, 5, 30])
def test_a_packed_weight_gives_the_same_product(weight: torch.Tensor, rows: int) -> None:
    bias, x = torch.randn(len(weight)), torch.randn(2, rows, weight.shape[1])
    product = Product(weight, bias, fits_halves=True)
    wanted = exact(x, weight, bias)
    torch.testing.assert_close(product(x), wanted, atol=1e-5, rtol=1e-5)
    product.pack()
    torch.testing.assert_close(product(x), wanted, atol=1e-5, rtol=1e-5)
    product.pack()
    torch.testing.assert_close(product(x), wanted, atol=1e-5, rtol=1e-5)


def test_a_weight_with_more_digits_loses_none(weight: torch.Tensor) -> None:
    weight = weight * 1.001
    x, bias = torch.randn(3, weight.shape[1]), torch.zeros(len(weight))
    product = Product(weight)
    product.pack()
    torch.testing.assert_close(product(x), exact(x, weight, bias), atol=1e-5, rtol=1e-5)


def test_without_the_libraries_products_are_the_same(
    weight: torch.Tensor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(products, "_has_onednn", lambda: False)
    monkeypatch.setattr(products, "_multiplies_halves", lambda: False)
    bias, x = torch.randn(len(weight)), torch.randn(3, weight.shape[1])
    product = Product(weight, bias, fits_halves=True)
    product.pack()
    torch.testing.assert_close(product(x), exact(x, weight, bias), atol=1e-5, rtol=1e-5)
