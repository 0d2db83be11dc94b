"""Tiny models of random weights, made here: nothing is fetched."""

import json
import tempfile
from pathlib import Path

import torch
from diffusers.utils import logging as diffusers_logging
from safetensors.torch import save
from transformers import logging as transformers_logging
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer, T5Config, T5EncoderModel

diffusers_logging.set_verbosity_error()
transformers_logging.set_verbosity_error()

CPU = torch.device("cpu")
WIDTH = 32
CLIP = {
    "hidden_size": WIDTH,
    "intermediate_size": 37,
    "num_attention_heads": 4,
    "num_hidden_layers": 2,
    "vocab_size": 1000,
    "bos_token_id": 0,
    "eos_token_id": 2,
    "projection_dim": WIDTH,
}
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,:-'\""


def tiny_tokenizer():
    """CLIP's, with letters for words."""
    words = ["<|startoftext|>", "<|pad|>", "<|endoftext|>", *LETTERS, *(letter + "</w>" for letter in LETTERS)]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "vocab.json").write_text(json.dumps({word: index for index, word in enumerate(words)}))
        (Path(folder) / "merges.txt").write_text("#version: 0.2\n")
        return CLIPTokenizer(
            str(Path(folder) / "vocab.json"),
            str(Path(folder) / "merges.txt"),
            model_max_length=77,
            pad_token="<|endoftext|>",
            unk_token="<|endoftext|>",
        )


def tiny_clip(with_projection=False):
    make = CLIPTextModelWithProjection if with_projection else CLIPTextModel
    return make(CLIPTextConfig(**CLIP)).eval(), tiny_tokenizer()


def tiny_t5():
    config = T5Config(vocab_size=1000, d_model=WIDTH, d_ff=37, d_kv=8, num_layers=2, num_heads=4)
    return T5EncoderModel(config).eval(), tiny_tokenizer()


def trained_for(bench, model, layers, name, prefix="transformer"):
    """A character with a LoRA of strong random weights for these layers of a model, as an input of a recipe."""
    torch.manual_seed(3)
    weights = {}
    for path, module in model.named_modules():
        if isinstance(module, torch.nn.Linear) and path.split(".")[-1] in layers:
            weights[f"{prefix}.{path}.lora_A.weight"] = torch.randn(4, module.in_features)
            weights[f"{prefix}.{path}.lora_B.weight"] = torch.randn(module.out_features, 4)
    content = {"name": name, "description": "", "colours": [], "references": []}
    content["trained"] = [{"sha256": bench.bring(save(weights)), "name": f"{name}.safetensors"}]
    return {"type": "asset", "asset": {"id": "asset-1", "version": 1, "kind": "character", "content": content}}
