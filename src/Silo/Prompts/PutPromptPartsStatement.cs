using NpgsqlTypes;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Prompts;

/// <summary>Keeps the texts of prompts in Postgres.</summary>
internal sealed class PutPromptPartsStatement : PostgresStatement
{
    private readonly PostgresRows<(SessionKey Session, string Hash, string Content)> _parts;

    public PutPromptPartsStatement()
    {
        _parts = Rows<(SessionKey Session, string Hash, string Content)>()
            .Column("user_id", NpgsqlDbType.Text, static part => part.Session.UserId)
            .Column("session_id", NpgsqlDbType.Text, static part => part.Session.SessionId)
            .Column("hash", NpgsqlDbType.Text, static part => part.Hash)
            .Column("content", NpgsqlDbType.Text, static part => part.Content);
        Command.CommandText = $"""
            INSERT INTO prompt_parts ({_parts.Names})
            SELECT * FROM {_parts.Table}
            ON CONFLICT DO NOTHING
            """;
    }

    public override bool Answers => false;

    public override void Add(BatchedWrite write)
    {
        if (write is not PromptPartsWrite put)
        {
            return;
        }

        foreach (var (hash, content) in put.Parts)
        {
            _parts.Add((put.Session, hash, content));
        }

        write.Stored = true;
    }
}
