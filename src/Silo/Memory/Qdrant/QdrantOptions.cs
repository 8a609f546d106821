using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Memory.Qdrant;

/// <summary>How Qdrant is reached (section <c>Qdrant</c>); its address is the connection string <c>Qdrant</c>.</summary>
public sealed class QdrantOptions
{
    public const string SectionName = "Qdrant";

    /// <summary>The name of the connection string, such as <c>http://localhost:6333</c>.</summary>
    public const string ConnectionName = "Qdrant";

    /// <summary>Gets or sets the server's key. Default: none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets what the names of collections begin with. Default: <c>memories</c>.</summary>
    [RegularExpression("^[A-Za-z0-9_-]{1,50}$")]
    public string Collection { get; set; } = "memories";

    /// <summary>Gets or sets how long a search may take, another try included. Default: 300 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:10")]
    public TimeSpan SearchTimeout { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Gets or sets how long a write may take. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:02:00")]
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets how long Qdrant is left alone once it has failed again and again. Default: 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:05:00")]
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>Checks the attributes on <see cref="QdrantOptions"/>; the generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class QdrantOptionsValidator : IValidateOptions<QdrantOptions>;
