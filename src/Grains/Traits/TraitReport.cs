using System.Collections.Immutable;
using System.Text.Json;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>Reads what a model wrote about an exchange: leniently in form, strictly in content.</summary>
internal static class TraitReport
{
    private const int MaxTraits = 12;
    private const int MaxDescription = 300;
    private const int MaxActions = 3;
    private const int MaxAction = 120;

    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>Reads the reports about exchanges, in their order; null where there is none to be read.</summary>
    /// <remarks>Of more or fewer reports than exchanges none counts, for nothing tells which is whose.</remarks>
    public static ImmutableArray<TurnAnalysis?> Read(string text, ImmutableArray<Exchange> exchanges)
    {
        if (exchanges is [var only])
        {
            return [Read(text, only)];
        }

        using var found = LenientJson.FindObject(text, root => HasReports(root, exchanges.Length));
        return found is not null && LenientJson.TryGet(found.RootElement, out var reports, "reports")
            ? [.. reports.EnumerateArray().Zip(exchanges, ReadOrNull)]
            : [.. exchanges.Select(_ => (TurnAnalysis?)null)];
    }

    /// <summary>Reads a report; null when there is none to be read.</summary>
    /// <remarks>
    /// Confidence is the geometric mean of what the model claims and of <see cref="TraitConfidence"/>, √(c·f): a model's own
    /// confidence is habitually near 1, and the evidence keeps it honest. Without a claim it is the formula alone.
    /// </remarks>
    public static TurnAnalysis? Read(string text, Exchange exchange)
    {
        using var report = LenientJson.FindObject(text, root => ReportedTraits.TryFind(root, out _));
        return report is null ? null : ReadOrNull(report.RootElement, exchange);
    }

    private static TurnAnalysis? ReadOrNull(JsonElement report, Exchange exchange)
    {
        try
        {
            return Read(report, exchange);
        }
        catch (InvalidOperationException)
        {
            // A string that is no text: half a surrogate pair, escaped.
            return null;
        }
    }

    private static TurnAnalysis? Read(JsonElement report, Exchange exchange)
    {
        if (!ReportedTraits.TryFind(report, out var list))
        {
            return null;
        }

        var traits = ReportedTraits.Read(
            list,
            (item, key) => ReadTrait(item, key, exchange.Persona),
            trait => trait.Intensity,
            trait => trait.Id ?? trait.Name,
            MaxTraits);
        var words = exchange.AiResponse.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Length;
        var evidence = Math.Clamp(TraitConfidence.Of(traits, words), 0, 1);
        var confidence = LenientJson.TryGet(report, out var claim, "confidence") && LenientJson.Share(claim) is { } claimed
            ? Math.Sqrt(claimed * evidence)
            : evidence;
        var actions = ReadActions(report);
        return new TurnAnalysis(
            traits, confidence, actions.IsEmpty ? SuggestedActions.For(exchange.Persona, traits) : actions);
    }

    private static bool HasReports(JsonElement root, int count)
        => LenientJson.TryGet(root, out var list, "reports")
            && list.ValueKind is JsonValueKind.Array
            && list.GetArrayLength() == count;

    private static ObservedTrait? ReadTrait(JsonElement item, string? key, PersonaProfile persona)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return key is null ? null : Observe(key, null, null, ReportedTraits.Intensity(item), persona);
        }

        return Observe(
            LenientJson.Text(item, "id", "trait_id") ?? key,
            LenientJson.Text(item, "name", "trait"),
            LenientJson.Text(item, "description", "evidence"),
            ReportedTraits.Intensity(item),
            persona);
    }

    private static ObservedTrait? Observe(
        string? id, string? name, string? description, double? intensity, PersonaProfile persona)
    {
        if (intensity is not { } strength || (id ?? name) is not { } label)
        {
            return null;
        }

        var known = Find(persona, id) ?? Find(persona, name);
        return new ObservedTrait(
            known?.Id,
            known?.Name ?? TextCut.To(name ?? label, PersonaLimits.TraitNameLength),
            TextCut.To(description ?? known?.Description ?? "", MaxDescription),
            strength);
    }

    private static Trait? Find(PersonaProfile persona, string? label)
        => label is null
            ? null
            : persona.Traits.FirstOrDefault(trait => string.Equals(trait.Id, label, StringComparison.OrdinalIgnoreCase))
                ?? persona.Traits.FirstOrDefault(trait => string.Equals(trait.Name, label, StringComparison.OrdinalIgnoreCase));

    private static ImmutableArray<string> ReadActions(JsonElement report)
        => LenientJson.TryGet(report, out var actions, "suggested_actions", "suggestedActions", "actions")
            && actions.ValueKind == JsonValueKind.Array
                ?
                [
                    .. actions.EnumerateArray()
                        .Where(action => action.ValueKind == JsonValueKind.String)
                        .Select(action => TextCut.To(action.GetString()!.ReplaceLineEndings(" ").Trim(), MaxAction))
                        .Where(action => action.Length > 0)
                        .Distinct(StringComparer.OrdinalIgnoreCase)
                        .Take(MaxActions),
                ]
                : [];
}
