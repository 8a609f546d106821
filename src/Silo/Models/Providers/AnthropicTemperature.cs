using System.Text.Json;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Providers;

/// <summary>Has temperature sent to Anthropic, which its SDK no longer does by itself.</summary>
internal static class AnthropicTemperature
{
    private static readonly Dictionary<string, JsonElement> Nothing = [];

    /// <summary>Makes the SDK's request of options that have a temperature.</summary>
    /// <param name="options">What the request is to hold; changed in place.</param>
    /// <param name="model">The model, where the options name none.</param>
    /// <param name="maxOutputTokens">How long an answer may be, where the options do not say.</param>
    public static void Send(ChatOptions options, string model, int maxOutputTokens)
    {
        if (options.Temperature is not { } temperature)
        {
            return;
        }

        var body = new Dictionary<string, JsonElement>
        {
            ["model"] = JsonSerializer.SerializeToElement(options.ModelId ?? model),
            ["max_tokens"] = JsonSerializer.SerializeToElement(options.MaxOutputTokens ?? maxOutputTokens),
            ["messages"] = JsonSerializer.SerializeToElement(Array.Empty<object>()),
            ["temperature"] = JsonSerializer.SerializeToElement(temperature),
        };
        options.RawRepresentationFactory = _ => MessageCreateParams.FromRawUnchecked(Nothing, Nothing, body);
    }
}
