using System.Collections.Immutable;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>What a model was really given for a reply, and what came of it.</summary>
/// <param name="Seq">The turn.</param>
/// <param name="PersonaId">Who replied.</param>
/// <param name="CreatedAt">When the reply was complete.</param>
/// <param name="Model">The model.</param>
/// <param name="Parameters">Its sampling parameters.</param>
/// <param name="Usage">The tokens it took.</param>
/// <param name="Timings">How long it took, in milliseconds from the turn's beginning.</param>
/// <param name="Versions">The versions of the traits' layers.</param>
/// <param name="Traits">The traits, with their layers.</param>
/// <param name="Memories">What was recalled, and why. Of what was forgotten since, only the place is left.</param>
/// <param name="Style">How the reply was spoken, and how far that agrees with the traits.</param>
/// <param name="Prompt">The prompt, rendered again; null when its texts were not kept.</param>
/// <param name="Degraded">What the reply had to do without.</param>
public sealed record ReceiptResponse(
    long Seq,
    string PersonaId,
    DateTimeOffset CreatedAt,
    string Model,
    ReplyParameters? Parameters,
    TokenUsage Usage,
    ReplyTimings? Timings,
    ReceiptVersions Versions,
    ImmutableArray<ExplainedTrait> Traits,
    ImmutableArray<ReceiptMemory> Memories,
    MeasuredStyle? Style,
    ReceiptPrompt? Prompt,
    ImmutableArray<string> Degraded)
{
    internal static ReceiptResponse From(PromptReceipt receipt)
    {
        var (turn, stored) = (receipt.Turn, receipt.Turn.Receipt!);
        return new ReceiptResponse(
            turn.Seq,
            turn.PersonaId,
            turn.CreatedAt,
            turn.Model,
            stored.Parameters,
            turn.Usage,
            stored.Timings,
            new ReceiptVersions(turn.PersonaVersion, stored.RapportVersion, stored.SessionVersion),
            [.. receipt.Traits.Select(ExplainedTrait.From)],
            [.. receipt.Memories.Select(memory => ReceiptMemory.From(memory, receipt.Forgotten.Contains(memory.Id)))],
            stored.Style,
            receipt.Messages.IsEmpty
                ? null
                : new ReceiptPrompt(receipt.Verified, stored.PromptSha256, receipt.Sections, receipt.Messages),
            turn.Degraded);
    }
}

/// <summary>The versions of the layers a reply was made under; a session's is the turn that last moved it.</summary>
public sealed record ReceiptVersions(long Persona, long Rapport, long Session);

/// <summary>A memory that the model was told of.</summary>
/// <param name="Id">The memory.</param>
/// <param name="Score">How well it fitted.</param>
/// <param name="Reasons">Why it was recalled.</param>
/// <param name="Forgotten">Whether it has been forgotten since.</param>
/// <param name="Text">What the model was told; null once it is forgotten.</param>
public sealed record ReceiptMemory(Guid Id, double Score, ImmutableArray<string> Reasons, bool Forgotten, string? Text)
{
    internal static ReceiptMemory From(RecalledMemory memory, bool forgotten)
        => new(memory.Id, memory.Score, memory.Reasons, forgotten, forgotten ? null : memory.Text);
}

/// <summary>A prompt.</summary>
/// <param name="Verified">Whether it is, byte for byte, what the model was given; false once a memory in it is forgotten.</param>
/// <param name="Sha256">The hash of what the model was given.</param>
/// <param name="Sections">Its sections, with their sizes in characters.</param>
/// <param name="Messages">Its messages.</param>
public sealed record ReceiptPrompt(
    bool Verified, string? Sha256, ImmutableArray<PromptSection> Sections, ImmutableArray<PromptMessage> Messages);
