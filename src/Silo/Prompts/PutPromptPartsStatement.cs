using NpgsqlTypes;
using PersonaUniverse.Storage;

namespace PersonaUniverse.Prompts;

/// <summary>Keeps the texts of prompts in Postgres.</summary>
internal sealed class PutPromptPartsStatement : PostgresStatement
{
    internal const string Sql = """
        INSERT INTO prompt_parts (user_id, session_id, hash, content)
        SELECT * FROM unnest($1, $2, $3, $4)
        ON CONFLICT DO NOTHING
        """;

    private readonly List<string> _userIds;
    private readonly List<string> _sessionIds;
    private readonly List<string> _hashes;
    private readonly List<string> _contents;

    public PutPromptPartsStatement()
        : base(Sql)
    {
        // In the order of the statement's unnest.
        _userIds = Column<string>(NpgsqlDbType.Text);
        _sessionIds = Column<string>(NpgsqlDbType.Text);
        _hashes = Column<string>(NpgsqlDbType.Text);
        _contents = Column<string>(NpgsqlDbType.Text);
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
            _userIds.Add(put.Session.UserId);
            _sessionIds.Add(put.Session.SessionId);
            _hashes.Add(hash);
            _contents.Add(content);
        }

        write.Stored = true;
    }
}
