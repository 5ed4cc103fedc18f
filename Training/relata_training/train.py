"""Trains the network. See `python -m relata_training --help`."""

import math
import random
import time

import torch
from torch.nn import functional as F

from .corpora import spans
from .examples import NONE, batches, collate, recased

WEIGHTS = {"arcs": 1.0, "relations": 1.0, "upos": 0.7, "feats": 0.4, "lemmas": 0.4, "names": 1.0}


def losses(network, batch):
    """The loss of every task that the batch has labels for."""
    rooted, arcs, tags = network(batch)
    out = {}
    if (batch["heads"] != NONE).any():
        out["arcs"] = F.cross_entropy(arcs.flatten(0, 1), batch["heads"].flatten(), ignore_index=NONE)
        scores = network.relations(rooted, batch["heads"].clamp(min=0))
        out["relations"] = F.cross_entropy(scores.flatten(0, 1), batch["relations"].flatten(), ignore_index=NONE)
    for task, scores in tags.items():
        if (batch[task] != NONE).any():
            out[task] = F.cross_entropy(scores.flatten(0, 1), batch[task].flatten(), ignore_index=NONE)
    return out


@torch.no_grad()
def evaluate(network, examples, labels):
    """Accuracies by word and the F1 of names, on whatever labels the examples have. Heads are plain maxima here."""
    network.eval()
    right, total, found, gold, both = {}, {}, 0, 0, 0

    def count(task, correct, known):
        right[task] = right.get(task, 0) + (correct & known).sum().item()
        total[task] = total.get(task, 0) + known.sum().item()

    universal = torch.tensor([sorted({r.split(":")[0] for r in labels.relations}).index(r.split(":")[0]) for r in labels.relations])
    for group in batches(examples, 4000):
        batch = collate(group)
        rooted, arcs, tags = network(batch)
        heads, known = arcs.argmax(2), batch["heads"] != NONE
        relations = network.relations(rooted, heads).argmax(2)
        attached = heads == batch["heads"]
        count("UAS", attached, known)
        same = universal[relations] == universal[batch["relations"].clamp(min=0)]
        count("LAS", attached & same & (batch["relations"] != NONE), known)
        for task in ("upos", "feats", "lemmas"):
            # A label that training never saw counts as wrong.
            count(task, tags[task].argmax(2) == batch[task], known)
        names = tags["names"].argmax(2)
        for one, guess in zip(group, names):
            if (one["names"] != NONE).all():
                kept = lambda tags: {s for s in spans([labels.names[t] for t in tags]) if s[2] != "MISC"}
                g, s = kept(one["names"].tolist()), kept(guess[: len(one["names"])].tolist())
                found, gold, both = found + len(s), gold + len(g), both + len(g & s)
    network.train()
    scores = {task: round(100 * n / total[task], 2) for task, n in right.items() if total[task]}
    if gold:
        scores["names"] = round(200 * both / max(found + gold, 1), 2)
    return scores


class Average:
    """An exponential moving average of the weights, which is what is kept in the end."""

    def __init__(self, network, decay):
        self.decay = decay
        # What does not learn is shared.
        learning = {k for k, p in network.named_parameters() if p.requires_grad}
        self.values = {k: v.detach().clone() if k in learning else v for k, v in network.state_dict().items()}
        self.moving = sorted(learning)

    @torch.no_grad()
    def update(self, network, step):
        decay = min(self.decay, (1 + step) / (10 + step))
        state = network.state_dict()
        torch._foreach_lerp_([self.values[k] for k in self.moving], [state[k] for k in self.moving], 1 - decay)


def parameter_groups(network, rate, head_rate):
    """Lower rates for lower layers, none of them decayed towards zero where that makes no sense."""
    groups = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        if not name.startswith("encoder.") or "casings" in name:
            lr = head_rate
        elif "layers." in name:
            lr = rate * 0.92 ** (5 - int(name.split("layers.")[1].split(".")[0]))
        else:
            lr = rate * 0.92**6
        decay = 0.0 if parameter.dim() < 2 or "embedding" in name else 0.01
        groups.setdefault((lr, decay), []).append(parameter)
    return [dict(params=p, lr=lr, weight_decay=decay) for (lr, decay), p in groups.items()]


def train(network, epoch_examples, validations, labels, *, epochs, pieces, rate, head_rate, halves=False, seed=0, log=print, at_checkpoint=None, after_epoch=None):
    """Trains in place and leaves the averaged weights in the network.

    `epoch_examples(epoch, chance)` gives an epoch's examples; `validations` maps names to examples scored as we go.
    With `halves`, products are of bfloat16, which takes half the time; sums and weights stay in single precision.
    """
    chance = random.Random(seed)
    torch.manual_seed(seed)
    per_epoch = len(batches(epoch_examples(0, random.Random(seed)), pieces))
    total, warm = per_epoch * epochs, 0.06 * per_epoch * epochs
    optimizer = torch.optim.AdamW(parameter_groups(network, rate, head_rate), betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min((k + 1) / warm, 0.5 * (1 + math.cos(math.pi * min(1, k / total))) + 0.005)
    )
    average, step, begun = Average(network, 0.998), 0, time.time()
    network.train()
    for epoch in range(epochs):
        sums = {}
        for group in batches([recased(e, chance) for e in epoch_examples(epoch, chance)], pieces, chance):
            with torch.autocast("cpu", torch.bfloat16, enabled=halves):
                parts = losses(network, collate(group))
            loss = sum(WEIGHTS[task] * value for task, value in parts.items())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0, foreach=True)
            optimizer.step()
            schedule.step()
            step += 1
            average.update(network, step)
            if step % 50 == 0:
                log(f"step {step}/{total}  {time.time() - begun:.0f} s  loss {loss.item():.3f}")
                if at_checkpoint:
                    at_checkpoint(average.values)
            for task, value in parts.items():
                sums.setdefault(task, []).append(value.item())
        kept = {k: v.clone() for k, v in network.state_dict().items()}
        network.load_state_dict(average.values)
        scored = (epochs - epoch) % 3 == 1
        scores = {name: evaluate(network, examples, labels) for name, examples in validations.items()} if scored else {}
        means = {task: round(sum(v) / len(v), 3) for task, v in sums.items()}
        log(f"epoch {epoch + 1}/{epochs}  {time.time() - begun:.0f} s  loss {means}  {scores}")
        if after_epoch:
            after_epoch(epoch, network)
        if epoch + 1 < epochs:
            network.load_state_dict(kept)
    network.eval()
