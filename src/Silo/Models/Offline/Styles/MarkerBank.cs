using System.Collections.Immutable;

namespace PersonaUniverse.Models.Offline.Styles;

/// <summary>Words that mark a feature, by where they can stand. <c>{dear}</c> is one of the diction's endearments.</summary>
/// <param name="Leads">What stands before a sentence, with a blank at its end.</param>
/// <param name="Tails">What stands after a sentence, with its comma.</param>
/// <param name="Whole">Sentences of their own.</param>
internal sealed record MarkerBank(ImmutableArray<string> Leads, ImmutableArray<string> Tails, ImmutableArray<string> Whole);
