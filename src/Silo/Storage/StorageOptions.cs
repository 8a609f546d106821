using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Storage;

/// <summary>
/// Where things are kept while no <c>ConnectionStrings:Postgres</c> is set, and how long to wait for Postgres when one is.
/// </summary>
public sealed class StorageOptions
{
    public const string SectionName = "Storage";

    /// <summary>The name of the connection string that switches from SQLite to Postgres.</summary>
    public const string PostgresConnectionName = "Postgres";

    /// <summary>
    /// Gets or sets the directory of the SQLite file; it is made when missing. Default: <c>data</c>, under the working directory.
    /// </summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>Gets or sets how long a start waits for Postgres before it fails. Default: 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Checks the attributes on <see cref="StorageOptions"/>; the generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
