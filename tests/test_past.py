"""A cached text does not change when another one is written that begins like it."""

from __future__ import annotations

import torch

from vm_rehearse.recogniser.network.past import Past

LAYERS, HEADS, ROOM, WIDTH = 2, 3, 10, 4


def written(past: Past, value: float, count: int = 1) -> Past:
    """The past with some tokens more, whose keys are all `value` and whose values are its opposite."""
    after = past.grown(count)
    for layer in range(LAYERS):
        keys = torch.full((HEADS, count, WIDTH), value + layer / 10)
        after.put(layer, torch.stack((keys, -keys)))
    return after


def read(past: Past) -> list[float]:
    """What was written, token by token."""
    for layer in range(LAYERS):
        keys, values = past.layer(layer)
        assert keys.shape == values.shape == (HEADS, past.length, WIDTH)
        assert torch.equal(keys, -values)
        assert torch.equal(keys, (past.layer(0)[0] + layer / 10))
    return [float(key) for key in past.layer(0)[0][0, :, 0]]


def begun(*values: float) -> Past:
    past = Past.nothing(LAYERS, HEADS, ROOM, WIDTH)
    for value in values:
        past = written(past, value)
    return past


def test_a_text_grows_by_one_or_by_several() -> None:
    past = begun(1.0, 2.0)
    assert read(written(past, 3.0, count=3)) == [1.0, 2.0, 3.0, 3.0, 3.0]
    assert read(past) == [1.0, 2.0]


def test_two_ways_to_go_on_leave_each_other_alone() -> None:
    past = begun(1.0, 2.0)
    one, other = written(past, 3.0), written(past, 4.0)
    assert read(written(one, 5.0)) == [1.0, 2.0, 3.0, 5.0]
    assert read(written(other, 6.0)) == [1.0, 2.0, 4.0, 6.0]
    assert (read(one), read(other)) == ([1.0, 2.0, 3.0], [1.0, 2.0, 4.0])


def test_a_text_that_was_cut_back_goes_on_otherwise() -> None:
    whole = begun(1.0, 2.0, 3.0)
    again = written(whole.cut(1), 9.0)
    assert read(again) == [1.0, 9.0]
    assert read(whole) == [1.0, 2.0, 3.0]
    assert read(whole.cut(2)) == [1.0, 2.0]
    assert whole.cut(8).length == 3


def test_a_text_may_fill_the_room() -> None:
    past = written(begun(1.0), 2.0, count=ROOM - 1)
    assert past.length == ROOM
    assert read(written(past.cut(ROOM - 1), 3.0))[-1] == 3.0
