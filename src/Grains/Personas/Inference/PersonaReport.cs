using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas.Inference;

/// <summary>What a model wrote about somebody's lines: read leniently in form, strictly in content.</summary>
/// <remarks>What no real line bears out is left out: a trait without any goes, and so does a description.</remarks>
/// <param name="Name">What the person is called; null when the lines do not tell.</param>
/// <param name="Description">Who it is; null when nothing bears it out.</param>
/// <param name="DescriptionLines">The lines that bear it out.</param>
/// <param name="Traits">The traits that lines bear out, strongest first.</param>
/// <param name="Examples">Lines that sound like the person.</param>
internal sealed record PersonaReport(
    string? Name,
    string? Description,
    ImmutableArray<InferredLine> DescriptionLines,
    ImmutableArray<ReportedTrait> Traits,
    ImmutableArray<InferredLine> Examples)
{
    private const int MostTraits = 8;
    private const int LongestDescription = 600;
    private const int LongestTraitDescription = 300;

    private static readonly string[] EvidenceNames = ["evidence", "lines", "quotes"];

    /// <summary>Reads a report; null when there is none, or when no trait of it is borne out: then nothing of it can be trusted.</summary>
    public static PersonaReport? Read(string text, LineEvidence evidence)
    {
        using var found = LenientJson.FindObject(text, root => ReportedTraits.TryFind(root, out _));
        try
        {
            return found is not null && Read(found.RootElement, evidence) is { Traits.IsEmpty: false } report ? report : null;
        }
        catch (InvalidOperationException)
        {
            // A string that is no text: half a surrogate pair, escaped.
            return null;
        }
    }

    private static PersonaReport Read(JsonElement root, LineEvidence evidence)
    {
        var lines = LinesOf(root, evidence);
        return new PersonaReport(
            Text(root, PersonaLimits.NameLength, "name"),
            lines.IsEmpty ? null : Text(root, LongestDescription, "description"),
            lines,
            ReadTraits(root, evidence),
            LenientJson.TryGet(root, out var examples, "examples", "example_lines")
                ? evidence.Read(examples, InferenceLimits.MostExamples)
                : []);
    }

    private static ImmutableArray<ReportedTrait> ReadTraits(JsonElement root, LineEvidence evidence)
        => ReportedTraits.TryFind(root, out var list)
            ? ReportedTraits.Read(
                list, (item, key) => ReadTrait(item, key, evidence), trait => trait.Intensity, trait => trait.Id ?? trait.Name, MostTraits)
            : [];

    private static ReportedTrait? ReadTrait(JsonElement item, string? key, LineEvidence evidence)
    {
        var id = Text(item, PersonaLimits.TraitNameLength, "id", "trait_id") ?? key;
        var name = Text(item, PersonaLimits.TraitNameLength, "name", "trait") ?? id;
        return name is not null && ReportedTraits.Intensity(item) is { } strength && LinesOf(item, evidence) is { IsEmpty: false } lines
            ? new ReportedTrait(
                id,
                name,
                Text(item, LongestTraitDescription, "description") ?? "",
                Math.Round(strength, 2, MidpointRounding.AwayFromZero),
                lines)
            : null;
    }

    private static ImmutableArray<InferredLine> LinesOf(JsonElement item, LineEvidence evidence)
        => LenientJson.TryGet(item, out var lines, EvidenceNames) ? evidence.Read(lines, InferenceLimits.MostEvidence) : [];

    private static string? Text(JsonElement item, int longest, params ReadOnlySpan<string> names)
        => LenientJson.Text(item, names) is { } text && TextCut.To(Visible(text), longest).Trim() is { Length: > 0 } visible
            ? visible
            : null;

    /// <summary>Without what cannot be seen, in which a text could tell more than its reader knows. Joiners spell words.</summary>
    private static string Visible(string text)
        => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is 0x200C or 0x200D
            || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)));
}
