using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Prompts;

/// <summary>Texts of a session's prompts, by their hashes.</summary>
internal sealed class PromptPartsWrite(
    SessionKey session, IReadOnlyCollection<KeyValuePair<string, string>> parts, CancellationToken cancellationToken)
    : BatchedWrite(cancellationToken)
{
    public SessionKey Session { get; } = session;

    public IReadOnlyCollection<KeyValuePair<string, string>> Parts { get; } = parts;

    /// <summary>Gets nothing: what is there already stays as it is.</summary>
    public override IEnumerable<object> Touched => [];

    public override string Label => $"{Parts.Count} texts of a prompt";
}
