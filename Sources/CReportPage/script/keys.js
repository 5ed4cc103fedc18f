// Single keys, which can be switched off: whoever dictates or writes with one finger must not trigger them.

const help = document.getElementById("help"), singleKeys = document.getElementById("single-keys");

// The relation that a key means: the one the focus is in, else the first in the panel.
function meant() { return relationOf(document.activeElement) || relationOf(panel.querySelector("[data-relation]")); }

function barOf(relation) { return panel.querySelector(`[data-relation="${CSS.escape(relation.id)}"] .review`); }

function onRelation(action) {
  return () => {
    const relation = meant();
    if (relation) action(relation, barOf(relation)); else say("Choose a relation first.");
  };
}

const next = (values, value) => values[(values.indexOf(value) + 1) % values.length];

// What one key changes of what was changed before.
function changedBy(relation, key, value) {
  const known = decisions.find(decision => decision.kind === "change" && subject(decision) === subject({ edge: reference(relation) }));
  const to = { ...(known ? known.to : {}), [key]: value };
  if (value === relation.read[key] || value === undefined) delete to[key];
  if (Object.keys(to).length) decide({ kind: "change", edge: reference(relation), to }); else takeBack(known);
  say(`${titleOf(relation)}: ${relation.status}`);
}

function namesAsked() { return panel.querySelector("[data-one]"); }

function openFields(selector) {
  const control = panel.querySelector(selector);
  if (!control) return say("Choose a name or a relation first.");
  control.closest("details").open = true;
  control.focus();
}

const exploreKeys = {
  "/": () => form.elements.q.focus(),
  f: () => {
    const entity = data.entities.find(entity => entity.element === chosen);
    if (entity) focusOn(entity.id); else say("Choose a name first.");
  },
  b: () => trail.length && goBack(trail.length - 1),
  "?": () => help.showModal(),
};
const reviewKeys = {
  r: onRelation((relation, bar) => decideRelation(relation, "reject", bar)),
  c: onRelation((relation, bar) => decideRelation(relation, "confirm", bar)),
  t: () => openFields("[name=new-type]"),
  n: onRelation(relation => changedBy(relation, "polarity", next(["affirmed", "negated"], relation.polarity))),
  m: onRelation(relation => changedBy(relation, "modality", next(["actual", "planned", "hypothetical"], relation.modality))),
  d: onRelation(relation => changedBy(relation, "direction", relation.source === relation.read.source ? "reversed" : undefined)),
  s: () => namesAsked() ? pair("same", namesAsked().dataset.one, namesAsked().dataset.other) : openFields("[name=same]"),
  x: () => namesAsked() ? pair("distinct", namesAsked().dataset.one, namesAsked().dataset.other) : openFields("[name=distinct]"),
  j: () => isReviewing ? showDoubt(doubt + 1) : toggleReview(),
  k: () => isReviewing && showDoubt(doubt - 1),
  u: undo,
  w: saveCorrections,
};

addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !singleKeys.checked || help.open) return;
  if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
  const actions = data.digest ? { ...exploreKeys, ...reviewKeys } : exploreKeys;
  if (!Object.hasOwn(actions, event.key)) return;
  event.preventDefault();
  actions[event.key]();
});
document.getElementById("help-open").addEventListener("click", () => help.showModal());
document.getElementById("help-close").addEventListener("click", () => help.close());
