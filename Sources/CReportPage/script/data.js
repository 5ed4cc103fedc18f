"use strict";
// What the page knows, and small helpers for everything below.

const data = JSON.parse(document.getElementById("data").textContent);
const entities = new Map(data.entities.map(entity => [entity.id, entity]));
const documents = new Map(data.documents.map(document => [document.id, document]));
const types = new Map(data.types.map(type => [type.id, type]));

// How a relation, a name and a type were read: corrections change what is shown, never this.
for (const relation of data.relations) {
  const { source, target, type, polarity, modality, label, verb, status, quad } = relation;
  relation.read = { source, target, type, polarity, modality, label, verb, status, quad };
}
for (const entity of data.entities) entity.read = { name: entity.name, type: entity.type };

const form = document.getElementById("filters");
const canvas = document.getElementById("canvas");
const panel = document.getElementById("evidence");
const announcement = document.getElementById("status");

function node(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function button(text, action, label) {
  const made = node("button", text);
  made.type = "button";
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", action);
  return made;
}

function option(value, text, chosen) {
  const made = node("option", text);
  made.value = value;
  made.selected = chosen;
  return made;
}

function nameOf(id) { return entities.has(id) ? entities.get(id).name : id; }

function count(number, one, many) { return `${number} ${number === 1 ? one : many}`; }

function say(text) { announcement.textContent = text; }

// Hands a text to the browser as a file.
function download(name, type, text) {
  const link = node("a"), address = URL.createObjectURL(new Blob([text], { type }));
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
