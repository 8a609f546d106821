using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Providers;

/// <summary>Tells which of a request's options a model takes. The others would have it refuse the request, or be lost on the way.</summary>
internal static class AcceptedOptions
{
    /// <summary>All that Anthropic knows is in [0, 1].</summary>
    private const float HottestAnthropic = 1;

    /// <summary>The options that reach the model.</summary>
    public static ChatOptions Of(NamedModelOptions model, ChatOptions options)
    {
        var isAnthropic = model.Kind == ModelKind.Anthropic;
        var takesTemperature = model.AcceptsTemperature ?? !isAnthropic;
        var temperature = takesTemperature ? options.Temperature : null;

        // Anthropic's protocol knows no penalties, and its SDK sends no share of likelihood. Models that refuse a temperature
        // refuse these too.
        var takesOthers = takesTemperature && !isAnthropic;
        var accepted = options.Clone();
        accepted.Temperature = isAnthropic && temperature > HottestAnthropic ? HottestAnthropic : temperature;
        accepted.TopP = takesOthers ? options.TopP : null;
        accepted.PresencePenalty = takesOthers ? Felt(options.PresencePenalty) : null;
        accepted.FrequencyPenalty = takesOthers ? Felt(options.FrequencyPenalty) : null;
        return accepted;
    }

    // Front ends send penalties of 0 unasked: they change nothing, yet some servers refuse a request that has them.
    private static float? Felt(float? penalty) => penalty is 0 ? null : penalty;
}
