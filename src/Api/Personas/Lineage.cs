using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>Where a persona stands among those it was made from and those made from it.</summary>
/// <param name="Persona">The persona.</param>
/// <param name="Ancestors">What it was made from, the nearest first.</param>
/// <param name="Descendants">What was made from it, as a tree.</param>
public sealed record Lineage(LineageItem Persona, ImmutableArray<LineageItem> Ancestors, ImmutableArray<LineageNode> Descendants);

/// <summary>One persona of a lineage.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; null when it is gone, or not open to the caller.</param>
/// <param name="Version">The version the next one was made from; the newest, of the persona asked for and its descendants.</param>
/// <param name="Kind">How it was made: clone, fork, text or card; null when it was written down anew.</param>
public sealed record LineageItem(string Id, string? Name, long Version, string? Kind);

/// <summary>A persona and what was made from it.</summary>
/// <param name="Persona">The persona.</param>
/// <param name="MadeFromVersion">Its ancestor's version then.</param>
/// <param name="Descendants">What was made from it.</param>
public sealed record LineageNode(LineageItem Persona, long MadeFromVersion, ImmutableArray<LineageNode> Descendants);
