using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PersonaUniverse.Storage;

/// <summary>The migrations that are part of this program, and which of them a database still lacks.</summary>
internal static class MigrationCatalog
{
    /// <summary>Reads the migrations of a folder below <c>Storage/Migrations</c>, in order.</summary>
    public static IReadOnlyList<Migration> Load(string folder)
    {
        var assembly = typeof(MigrationCatalog).Assembly;
        var prefix = $"Storage/Migrations/{folder}/";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(name, prefix))];
    }

    /// <summary>Tells which migrations are to be applied.</summary>
    /// <param name="known">The program's migrations.</param>
    /// <param name="applied">The checksums of those applied, by version. Versions we do not know come from a newer program.</param>
    /// <exception cref="InvalidOperationException">An applied migration has changed since.</exception>
    public static IReadOnlyList<Migration> Missing(IReadOnlyList<Migration> known, IReadOnlyDictionary<int, string> applied)
    {
        foreach (var migration in known)
        {
            if (applied.TryGetValue(migration.Version, out var checksum) && checksum != migration.Checksum)
            {
                throw new InvalidOperationException(
                    $"The migration '{migration.Name}' is not the one that was applied to this database. " +
                    "Undo the change to its file and put what it should do into a new migration.");
            }
        }

        return [.. known.Where(migration => !applied.ContainsKey(migration.Version))];
    }

    private static Migration Read(string resource, string prefix)
    {
        using var stream = typeof(MigrationCatalog).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource '{resource}' is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // A checkout may turn line ends around; that is no change.
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        var name = resource[prefix.Length..];
        var version = int.Parse(name.AsSpan(0, name.IndexOf('_', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
        return new Migration(version, name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }
}
