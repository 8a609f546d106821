using System.Collections.Immutable;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Traits;

/// <summary>How a persona's live intensities steer the model.</summary>
/// <remarks>
/// With L the mean live intensity of the lively style features the persona has (imagery, humor, exclamations) and S that of the sober
/// ones (precision, formality, brevity), each 0.5 where it has none:
/// temperature = clamp(0.7 + 0.4·(L − S), 0.3, 1.0).
/// With ℓ and β the intensities of the traits that show in length and brevity, 0.5 where it has none:
/// target words = 120·2^(2·(ℓ − β)), from 30 to 480.
/// The token limit leaves room for four times that many, so that it cuts off only what has run away.
/// </remarks>
/// <param name="Temperature">The sampling temperature, in [0.3, 1].</param>
/// <param name="TargetWords">How long a reply to aim for, in words.</param>
/// <param name="MaxOutputTokens">The hard limit on a reply, in tokens.</param>
internal sealed record GenerationParameters(float Temperature, int TargetWords, int MaxOutputTokens)
{
    private const double TokensPerWord = 1.5;
    private const int MinOutputTokens = 1024;

    private static readonly string[] Lively = [StyleFeatures.Imagery, StyleFeatures.Humor, StyleFeatures.Exclamations];
    private static readonly string[] Sober = [StyleFeatures.Precision, StyleFeatures.Formality, StyleFeatures.Brevity];

    /// <summary>Works the parameters out from a persona's live intensities.</summary>
    public static GenerationParameters For(ImmutableArray<Trait> traits)
    {
        var temperature = Math.Clamp(0.7 + (0.4 * (Mean(traits, Lively) - Mean(traits, Sober))), 0.3, 1.0);
        var length = Mean(traits, [StyleFeatures.Length]);
        var brevity = Mean(traits, [StyleFeatures.Brevity]);
        var words = 120 * Math.Pow(2, 2 * (length - brevity));
        return new GenerationParameters(
            (float)Math.Round(temperature, 2),
            (int)Math.Round(words),
            Math.Max(MinOutputTokens, (int)Math.Ceiling(4 * TokensPerWord * words)));
    }

    private static double Mean(ImmutableArray<Trait> traits, string[] styles)
    {
        var sum = 0.0;
        var count = 0;
        foreach (var trait in traits)
        {
            if (trait.Style is { } style && Array.IndexOf(styles, style) >= 0)
            {
                sum += trait.Intensity;
                count++;
            }
        }

        return count == 0 ? 0.5 : sum / count;
    }
}
