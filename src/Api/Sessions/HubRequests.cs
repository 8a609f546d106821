using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Sessions;

/// <summary>Reads and checks what hub methods are given.</summary>
/// <remarks>SignalR would bind it itself, but refuses what does not fit before any filter, without a code.</remarks>
internal sealed class HubRequests(IOptions<JsonHubProtocolOptions> protocol)
{
    /// <summary>Reads a request.</summary>
    /// <exception cref="JsonException">It is not the JSON that is expected.</exception>
    /// <exception cref="Errors.ApiException">It is not as its annotations say.</exception>
    public T Read<T>(JsonElement request)
        where T : class
        => Validated.Check(request.Deserialize<T>(protocol.Value.PayloadSerializerOptions));
}
