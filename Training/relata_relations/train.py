"""Trains the scorer. See `python -m relata_relations --help`."""

import math
import random
import time

import torch
from torch import nn
from torch.nn import functional as F

from relata_training.network import Linear
from relata_training.train import Average

from .examples import batches, collate
from .labels import POLARITIES


def losses(network, batch):
    types, status, mention = network.entity_scores(network(batch), batch)
    keep = batch["distinct"][:, None] * batch["counts"]
    loss = (F.binary_cross_entropy_with_logits(types, batch["y"], reduction="none") * keep).sum()
    holds = batch["polarity"] >= 0
    if holds.any():
        p = len(POLARITIES)
        loss = loss + 0.5 * F.cross_entropy(status[holds, :p], batch["polarity"][holds], reduction="sum")
        loss = loss + 0.5 * F.cross_entropy(status[holds, p:], batch["modality"][holds], reduction="sum")
    if (batch["kinds"] >= 0).any():
        loss = loss + 0.3 * F.cross_entropy(mention, batch["kinds"], ignore_index=-1, reduction="sum")
    return loss / batch["sentences"]


def parameter_groups(network, rate, head_rate):
    groups = {}
    for name, parameter in network.named_parameters():
        lr = rate if name.startswith("layers.") else 16 * head_rate if name.startswith("rules.") else head_rate
        decay = 0.0 if parameter.dim() < 2 else 0.01
        groups.setdefault((lr, decay), []).append(parameter)
    return [dict(params=p, lr=lr, weight_decay=decay) for (lr, decay), p in groups.items()]


def on_the_grid(network):
    """Rounds weights to the integers that are shipped wherever they are used."""
    for module in network.modules():
        if isinstance(module, Linear):
            module.quantized = True


def train(network, examples, *, epochs, size=24, rate=8e-5, head_rate=6e-4, seed=0, log=print, after_epoch=None, quantized_from=None, decay=0.995, halves=False):
    chance = random.Random(seed)
    torch.manual_seed(seed)
    per_epoch = len(batches(examples, size))
    total, warm = per_epoch * epochs, 0.08 * per_epoch * epochs
    optimizer = torch.optim.AdamW(parameter_groups(network, rate, head_rate), betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min((k + 1) / warm, 0.5 * (1 + math.cos(math.pi * min(1, k / total))) + 0.01)
    )
    average, step, begun = Average(network, decay), 0, time.time()
    for epoch in range(epochs):
        if quantized_from is not None and epoch == quantized_from:
            on_the_grid(network)
        network.train()
        total_loss = 0
        for group in batches(examples, size, chance):
            batch = collate(group)
            with torch.autocast("cpu", torch.bfloat16, enabled=halves):
                loss = losses(network, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0, foreach=True)
            optimizer.step()
            schedule.step()
            step += 1
            average.update(network, step)
            total_loss += loss.item()
        log(f"epoch {epoch + 1}  {time.time() - begun:.0f} s  loss {total_loss / per_epoch:.3f}")
        kept = {k: v.clone() for k, v in network.state_dict().items()}
        network.load_state_dict(average.values)
        if after_epoch:
            after_epoch(epoch, network)
        if epoch + 1 < epochs:
            network.load_state_dict(kept)
