using PersonaUniverse.Sessions;

namespace PersonaUniverse.Traits;

/// <summary>How far an extraction can be trusted.</summary>
/// <remarks>
/// With w the words of the reply and e the sum of the observed intensities:
/// <c>confidence = (1 − exp(−w / 30)) · e / (e + 0.5)</c>.
/// The first factor says that little can be seen in few words (0.63 at 30 words, 0.95 at 90), the second that one faint trace is
/// weaker evidence than several clear ones (0.5 at half a trait, 0.8 at two). Nothing observed, or nothing said, is 0.
/// </remarks>
internal static class TraitConfidence
{
    private const double TellingWords = 30;
    private const double HalfEvidence = 0.5;

    public static double Of(IReadOnlyCollection<ObservedTrait> observed, int words)
    {
        var evidence = observed.Sum(trait => Math.Clamp(trait.Intensity, 0, 1));
        var coverage = 1 - Math.Exp(-Math.Max(0, words) / TellingWords);
        return coverage * evidence / (evidence + HalfEvidence);
    }
}
