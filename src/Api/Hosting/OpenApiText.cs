using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PersonaUniverse.Hosting;

/// <summary>The API's description, made once: it is the same for everybody, open to everybody, and takes long to make.</summary>
internal sealed class OpenApiText
{
    /// <summary>The description's name, and part of its address.</summary>
    public const string Name = "v1";

    private readonly Lazy<Task<byte[]>> _text;

    public OpenApiText([FromKeyedServices(Name)] IOpenApiDocumentProvider documents)
        => _text = new Lazy<Task<byte[]>>(() => WriteAsync(documents));

    /// <summary>Gets it as JSON.</summary>
    public Task<byte[]> Json => _text.Value;

    private static async Task<byte[]> WriteAsync(IOpenApiDocumentProvider documents)
    {
        var document = await documents.GetOpenApiDocumentAsync();
        using var text = new MemoryStream();
        await document.SerializeAsJsonAsync(text, OpenApiSpecVersion.OpenApi3_1);
        return text.ToArray();
    }
}
