using Microsoft.Data.Sqlite;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Prompts;

/// <summary>Writes the texts of prompts to SQLite.</summary>
internal sealed class SqlitePromptPartWriter : SqliteWriter
{
    private const string Sql = """
        INSERT INTO prompt_parts (user_id, session_id, hash, content) VALUES (@user, @session, @hash, @content)
        ON CONFLICT DO NOTHING
        """;

    private readonly SqliteStatement _put;

    public SqlitePromptPartWriter(SqliteConnection connection)
        : base(connection)
        => _put = Prepare(Sql, "user", "session", "hash", "content");

    public override void Write(SqliteTransaction transaction, BatchedWrite write)
    {
        if (write is not PromptPartsWrite put)
        {
            return;
        }

        foreach (var (hash, content) in put.Parts)
        {
            _put.Execute(transaction, put.Session.UserId, put.Session.SessionId, hash, content);
        }

        write.Stored = true;
    }
}
