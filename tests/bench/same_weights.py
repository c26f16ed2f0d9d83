"""One file of weights in the forms that openai-whisper and faster-whisper load.

``python -m bench.same_weights MODEL.ct2 FOLDER`` makes ``FOLDER/whisper/base.pt`` and
``FOLDER/faster-whisper/``. The CTranslate2 file is handed on as it is. faster-whisper wants the vocabulary
beside it in two other forms, which are derived from openai-whisper's own tokenizer.

A byte-pair vocabulary of tiktoken is the tokens by their ranks. The merges that Hugging Face's form lists are
in it: a token is merged from the two parts that its bytes come to when only the tokens before it may be used.
"""

from __future__ import annotations

import json
import shutil
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

MODEL = "base"
SOURCE_FORM = "model.bin"


def main(arguments: list[str]) -> None:
    """Make both folders."""
    weights, folder = map(Path, arguments)
    write_checkpoint(weights, folder / "whisper" / f"{MODEL}.pt")
    write_ctranslate2_folder(weights, folder / "faster-whisper")


def write_checkpoint(weights: Path, file: Path) -> None:
    """Write openai-whisper's form: the dimensions, and the parameters in half precision."""
    import dataclasses

    import torch

    from vm_rehearse.recogniser.network import ctranslate2

    variables = ctranslate2.read_variables(weights)
    parameters = {name: tensor.half() for name, tensor in ctranslate2.state_dict(variables).items()}
    file.parent.mkdir(parents=True, exist_ok=True)
    torch.save(
        {"dims": dataclasses.asdict(ctranslate2.dimensions(variables)), "model_state_dict": parameters}, file
    )


def write_ctranslate2_folder(weights: Path, folder: Path) -> None:
    """Write faster-whisper's form: the weights, their configuration, and the vocabulary."""
    from whisper.tokenizer import get_tokenizer

    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(weights, folder / SOURCE_FORM)
    tokenizer = get_tokenizer(multilingual=True)
    ranks: dict[bytes, int] = tokenizer.encoding._mergeable_ranks
    special: dict[str, int] = tokenizer.encoding._special_tokens
    tokens = {written(token): number for token, number in ranks.items()}
    names = [name for name, _ in sorted({**tokens, **special}.items(), key=lambda each: each[1])]
    write_json(folder / "vocabulary.json", names)
    write_json(folder / "tokenizer.json", tokenizer_document(ranks, special))
    silent = {tokenizer.sot, tokenizer.sot_prev, tokenizer.sot_lm, tokenizer.no_speech}
    silent |= {
        tokenizer.transcribe,
        tokenizer.translate,
        tokenizer.no_timestamps,
        *tokenizer.non_speech_tokens,
    }
    write_json(
        folder / "config.json",
        {
            "alignment_heads": alignment_heads(),
            "lang_ids": list(tokenizer.all_language_tokens),
            "suppress_ids": sorted(silent),
            "suppress_ids_begin": [*tokenizer.encoding.encode(" "), tokenizer.eot],
        },
    )


def alignment_heads() -> list[list[int]]:
    """Return the layers and heads that tell the times of words, as openai-whisper lists them."""
    import base64
    import gzip

    import numpy as np
    import whisper

    marked = np.frombuffer(gzip.decompress(base64.b85decode(whisper._ALIGNMENT_HEADS[MODEL])), dtype=bool)
    heads = 8
    return [[number // heads, number % heads] for number in map(int, np.flatnonzero(marked))]


def tokenizer_document(ranks: dict[bytes, int], special: dict[str, int]) -> dict[str, Any]:
    """Return Hugging Face's ``tokenizer.json`` of a vocabulary of tiktoken.

    Parameters
    ----------
    ranks : dict of bytes to int
        The tokens; all 256 single bytes are among them.
    special : dict of str to int
        Tokens that stand for no text.
    """
    return {
        "version": "1.0",
        "added_tokens": [
            {
                "id": number,
                "content": name,
                "single_word": False,
                "lstrip": False,
                "rstrip": False,
                "normalized": False,
                "special": not is_time(name),
            }
            for name, number in sorted(special.items(), key=lambda each: each[1])
        ],
        "normalizer": None,
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True},
        "post_processor": None,
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": "",
            "end_of_word_suffix": "",
            "fuse_unk": False,
            "vocab": {written(token): number for token, number in ranks.items()},
            "merges": [f"{written(left)} {written(right)}" for left, right in merges(ranks)],
        },
    }


def is_time(name: str) -> bool:
    """Return whether a special token is a time, which is decoded as text like any other."""
    return name.strip("<|>").replace(".", "").isdecimal()


def merges(ranks: dict[bytes, int]) -> list[tuple[bytes, bytes]]:
    """Return the two parts of every longer token, in the order of the ranks."""
    return [
        parts_of(token, ranks)
        for token, _ in sorted(ranks.items(), key=lambda each: each[1])
        if len(token) > 1
    ]


def parts_of(token: bytes, ranks: dict[bytes, int]) -> tuple[bytes, bytes]:
    """Return what a token was merged from last: its bytes, merged as far as tokens before it go."""
    parts = [token[at : at + 1] for at in range(len(token))]
    while len(parts) > 2:
        pairs = [ranks.get(left + right, len(ranks)) for left, right in pairwise(parts)]
        best = min(range(len(pairs)), key=pairs.__getitem__)
        parts[best : best + 2] = [parts[best] + parts[best + 1]]
    left, right = parts
    return left, right


def written(token: bytes) -> str:
    """Write a token with a visible letter for every byte, as GPT-2 began it."""
    return "".join(map(_LETTERS.__getitem__, token))


def _letters() -> dict[int, str]:
    """Give each byte a letter: printable ones their own, the others the letters from 256 on."""
    own = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [number for number in range(256) if number not in own]
    return {**{n: chr(n) for n in own}, **{n: chr(256 + place) for place, n in enumerate(others)}}


_LETTERS = _letters()


def write_json(file: Path, document: object) -> None:
    """Write a document to a file."""
    file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
