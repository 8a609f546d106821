using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Providers;

/// <summary>Tells which of a request's options a model takes. The others would have it refuse the request, or be lost on the way.</summary>
internal static class AcceptedOptions
{
    /// <summary>All that Anthropic knows is in [0, 1].</summary>
    private const float HottestAnthropic = 1;

    /// <summary>The options that reach the model; the very ones where it takes all.</summary>
    public static ChatOptions Of(NamedModelOptions model, ChatOptions options)
    {
        var isAnthropic = model.Kind == ModelKind.Anthropic;
        var temperature = model.AcceptsTemperature ?? !isAnthropic ? options.Temperature : null;
        if (!isAnthropic && temperature == options.Temperature)
        {
            return options;
        }

        var accepted = options.Clone();
        accepted.Temperature = isAnthropic && temperature > HottestAnthropic ? HottestAnthropic : temperature;
        if (isAnthropic)
        {
            // Its protocol knows no penalties, and its SDK sends no share of likelihood.
            (accepted.TopP, accepted.PresencePenalty, accepted.FrequencyPenalty) = (null, null, null);
        }

        return accepted;
    }
}
