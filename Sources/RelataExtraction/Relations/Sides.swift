import RelataGraph

/// On whose side somebody is, who is against none of his own.
extension FrameMatcher {
  /// Whether somebody would meet what he leads, or be against a thing of it: `Novak ruled out Peruvian troops`, said by Peru's president.
  func isHome(_ source: Filler, _ target: Filler, _ definition: Ontology.Definition) -> Bool {
    if definition.type.symmetric {
      if serves(source.entity, target.entity) || serves(target.entity, source.entity) { return true }
      return !target.isDirect && (sides(of: source.entity).contains(target.entity) || sides(of: target.entity).contains(source.entity))
    }
    // Nor is a state against whatever its own leader has to do with: `Moscow ruled out a meeting with Putin`.
    if !target.isDirect, definition.isConflict, serves(target.entity, source.entity) { return true }
    // Nor does a president ask anything of his state.
    let traits = definition.traits
    if traits.contains(.request), serves(source.entity, target.entity), anaphora.local.entities[target.entity].type == .state { return true }
    // Nobody acts against what he leads, unless his name says so.
    let isState = anaphora.local.entities[target.entity].type == .state
    let isAgainst =
      definition.isConflict
      && (traits.contains(.stance) && !traits.contains(.request) && !target.isNamed || !source.isNamed && isState)
    return isAgainst && serves(source.entity, target.entity)
  }

  /// Whether a person leads or speaks for a state or organization.
  func serves(_ person: Int, _ other: Int) -> Bool {
    let local = anaphora.local
    return local.entities[person].type == .person
      && (local.entities[person].offices.contains { $0.entity == other } || local.knownOffices(of: person).contains(other))
  }

  /// What somebody leads or speaks for, and what an organization is part of.
  func sides(of entity: Int) -> Set<Int> {
    let local = anaphora.local
    var offices = local.allOffices(of: entity)
    offices += ([entity] + offices).compactMap { local.entities[$0].owner }
    let entries = Set(([entity] + offices).compactMap { local.entities[$0].entry }.flatMap { anaphora.gazetteer.entries[$0]?.within ?? [] })
    return Set(offices + local.entities.indices.filter { local.entities[$0].entry.map(entries.contains) ?? false })
  }

  /// `The interior minister, Jan Berg, said`: of which state, the text leaves to its readers.
  func isOfUnknownSide(_ entity: Int) -> Bool {
    anaphora.local.entities[entity].type == .person && sides(of: entity).isEmpty
      && anaphora.local.mentions.indices.contains { index in
        anaphora.local.mentions[index].title != nil && anaphora.local.referents[index] == [entity]
      }
  }
}
