using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Providers;

/// <summary>Tells which of a request's options a model takes. The others would have it refuse the request, or be lost on the way.</summary>
internal static class AcceptedOptions
{
    /// <summary>All that Anthropic knows is in [0, 1].</summary>
    private const float HottestAnthropic = 1;

    /// <summary>Takes out of a request's options those that the model does not take.</summary>
    public static void Restrict(ChatOptions options, NamedModelOptions model)
    {
        var isAnthropic = model.Kind == ModelKind.Anthropic;
        var takesTemperature = model.AcceptsTemperature ?? !isAnthropic;
        var temperature = takesTemperature ? options.Temperature : null;
        options.Temperature = isAnthropic && temperature > HottestAnthropic ? HottestAnthropic : temperature;

        // Anthropic's protocol knows no penalties, and its SDK sends no share of likelihood. Models that refuse a temperature
        // refuse these too.
        var takesOthers = takesTemperature && !isAnthropic;
        options.TopP = takesOthers ? options.TopP : null;
        options.PresencePenalty = takesOthers ? Felt(options.PresencePenalty) : null;
        options.FrequencyPenalty = takesOthers ? Felt(options.FrequencyPenalty) : null;
    }

    // Front ends send penalties of 0 unasked: they change nothing, yet some servers refuse a request that has them.
    private static float? Felt(float? penalty) => penalty is 0 ? null : penalty;
}
