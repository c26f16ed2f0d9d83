"""Products with weights of 8 bits say about the same."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pytest
import torch

from vm_rehearse.recogniser.network import rough_products
from vm_rehearse.recogniser.network.products import Product
from vm_rehearse.recogniser.network.rough_products import MANY_OUTPUTS, RoughProduct, is_quicker


@pytest.fixture(params=[40, 2 * MANY_OUTPUTS])
def weight(request: pytest.FixtureRequest) -> torch.Tensor:
    torch.manual_seed(1)
    return torch.randn(request.param, 24).half().float()


@pytest.mark.parametrize("has_bias", [False, True])
@pytest.mark.parametrize("rows", [1, 7])
def test_a_rough_product_is_off_by_a_hundredth(weight: torch.Tensor, rows: int, has_bias: bool) -> None:
    bias, x = torch.randn(len(weight)) if has_bias else None, torch.randn(rows, weight.shape[1])
    wanted = Product(weight, bias)(x)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for product in (RoughProduct(weight, bias), Product(weight, bias).roughened()):
            found = product(x)
            assert found.shape == wanted.shape and found.dtype == wanted.dtype
            assert 0 < (found - wanted).std() < 0.02 * wanted.std()


def test_a_weight_with_nothing_in_a_row_says_nothing_there(weight: torch.Tensor) -> None:
    weight[3] = 0
    found = RoughProduct(weight)(torch.randn(2, weight.shape[1]))
    assert (found[:, 3] == 0).all() and found.isfinite().all()


def test_the_quicker_of_two_ways_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    now_s = 0.0

    def taking(*seconds: float) -> Callable[[], None]:
        left = list(seconds)

        def way() -> None:
            nonlocal now_s
            now_s += left.pop(0)

        return way

    monkeypatch.setattr(rough_products.time, "perf_counter", lambda: now_s)
    assert is_quicker(taking(9.0, 1.0), taking(1.0, 2.0))  # the first time does not count
    assert not is_quicker(taking(1.0, 2.0), taking(1.0, 1.0))
