using System.Collections.Immutable;
using System.Data.Common;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Prompts;

/// <summary>Keeps the texts of prompts beside the turns that refer to them; SQL that Postgres and SQLite read alike.</summary>
internal sealed class PromptPartStore(DbDataSource database, GroupCommit writes) : IPromptParts
{
    private const string Get = "SELECT hash, content FROM prompt_parts WHERE user_id = @user AND session_id = @session";

    public Task PutAsync(
        SessionKey session, IReadOnlyCollection<KeyValuePair<string, string>> parts, CancellationToken cancellationToken)
        => writes.WriteAsync(new PromptPartsWrite(session, parts, cancellationToken));

    public Task<ImmutableDictionary<string, string>> GetAsync(SessionKey session, CancellationToken cancellationToken)
        => database.WorkAsync(
            async connection =>
            {
                await using var command = connection.Command(Get, ("user", session.UserId), ("session", session.SessionId));
                var parts = await command.ReadAllAsync(
                    static row => KeyValuePair.Create(row.GetString(0), row.GetString(1)), cancellationToken);
                return parts.ToImmutableDictionary(StringComparer.Ordinal);
            },
            cancellationToken);
}
