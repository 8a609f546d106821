using System.Collections.Immutable;
using System.Data.Common;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Prompts;

/// <summary>Keeps the texts of prompts beside the turns that refer to them; SQL that Postgres and SQLite read alike.</summary>
internal sealed class PromptPartStore(DbDataSource database, GroupCommit writes) : IPromptParts
{
    internal const string Get = "SELECT hash, content FROM prompt_parts WHERE user_id = @user AND session_id = @session AND hash IN";

    public Task PutAsync(
        SessionKey session, IReadOnlyCollection<KeyValuePair<string, string>> parts, CancellationToken cancellationToken)
        => writes.WriteAsync(new PromptPartsWrite(session, parts, cancellationToken));

    public async Task<ImmutableDictionary<string, string>> GetAsync(
        SessionKey session, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        (string Name, object Value)[] wanted = [.. hashes.Distinct().Select((hash, index) => ($"hash{index}", (object)hash))];
        if (wanted.Length == 0)
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        var parts = await database.ReadAllAsync(
            $"{Get} ({string.Join(", ", wanted.Select(hash => $"@{hash.Name}"))})",
            static row => KeyValuePair.Create(row.GetString(0), row.GetString(1)),
            cancellationToken,
            [("user", session.UserId), ("session", session.SessionId), .. wanted]);
        return parts.ToImmutableDictionary(StringComparer.Ordinal);
    }
}
