using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>A page of a persona's history, newest first.</summary>
/// <param name="Items">The versions in which its definition changed.</param>
/// <param name="NextBefore">What to ask for as <c>before</c> to read on; absent on the last page.</param>
public sealed record PersonaVersionList(ImmutableArray<PersonaVersionItem> Items, long? NextBefore);

/// <summary>A version in which a persona's definition changed.</summary>
/// <param name="Version">The version.</param>
/// <param name="At">When it took effect.</param>
/// <param name="Name">What the persona was called.</param>
/// <param name="Changed">The fields that differ from the version before; empty for the oldest one kept.</param>
public sealed record PersonaVersionItem(long Version, DateTimeOffset At, string Name, ImmutableArray<string> Changed);
