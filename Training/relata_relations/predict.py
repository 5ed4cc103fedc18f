"""What a network says of examples: for each pair of entities with a type that is not improbable."""

import torch

from .examples import batches, collate
from .labels import MODALITIES, POLARITIES, TYPES


@torch.no_grad()
def predictions(network, examples, least=0.03):
    """`{document: [(sentence, source, target, type, probability, P(negated), P(modalities))]}` and `{document: {entity: [kind probabilities]}}`."""
    network.eval()
    found, kinds = {}, {}
    for group in batches(examples, 32):
        batch = collate(group)
        scores = network(batch)
        types, status, mention = network.entity_scores(scores, batch)
        probability = torch.sigmoid(types.float())
        p = len(POLARITIES)
        negated = torch.softmax(status[:, :p].float(), -1)[:, 1]
        modality = torch.softmax(status[:, p:].float(), -1)
        kind = torch.softmax(mention.float(), -1)
        start = at = 0
        for o in group:
            n = len(o["entities"])
            here = found.setdefault(o["document"], [])
            for pair, t in (probability[start : start + n * n] > least).nonzero().tolist():
                a, b = divmod(pair, n)
                if a != b:
                    i = start + pair
                    here.append((o["sentence"], o["entities"][a], o["entities"][b], TYPES[t], probability[i, t].item(), negated[i].item(), modality[i].tolist()))
            for own, row in zip(o["own"], kind[at : at + len(o["own"])].tolist()):
                kinds.setdefault(o["document"], {}).setdefault(o["entities"][own], []).append(row)
            start += n * n
            at += len(o["own"])
    return found, kinds
