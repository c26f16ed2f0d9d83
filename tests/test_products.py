"""Products with the model's weights give the same in both of their forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

from vm_rehearse.recogniser import products
from vm_rehearse.recogniser.products import Product, RoughProduct, is_quicker


@pytest.fixture(params=[40, 2 * products._MANY_OUTPUTS])
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


@pytest.mark.parametrize("rows", [1, 7])
def test_a_rough_product_is_off_by_a_hundredth(weight: torch.Tensor, rows: int) -> None:
    product, x = RoughProduct(weight), torch.randn(rows, weight.shape[1])
    wanted = exact(x, weight, torch.zeros(len(weight)))
    assert product(x).shape == wanted.shape
    assert (product(x) - wanted).std() < 0.02 * wanted.std()


def test_the_quicker_of_two_ways_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    now_s = 0.0

    def taking(*seconds: float) -> Callable[[], None]:
        left = list(seconds)

        def way() -> None:
            nonlocal now_s
            now_s += left.pop(0)

        return way

    monkeypatch.setattr(products.time, "perf_counter", lambda: now_s)
    assert is_quicker(taking(9.0, 1.0), taking(1.0, 2.0))  # the first time does not count
    assert not is_quicker(taking(1.0, 2.0), taking(1.0, 1.0))
