using PersonaUniverse.Personas;

namespace PersonaUniverse.Models.Offline.Styles;

/// <summary>Ends sentences with an exclamation mark, the short ones first.</summary>
internal sealed class ExclamationStyle : IStyleTransform
{
    private const double ShareAtMost = 0.9;

    public string Feature => StyleFeatures.Exclamations;

    public double Default => 0.05;

    public void Apply(ReplyPlan plan, double intensity)
    {
        var able = plan.Sentences
            .Where(sentence => sentence.Kind is not (SentenceKind.Question or SentenceKind.Quoted))
            .OrderBy(sentence => sentence.Kind == SentenceKind.Fragment ? 0 : sentence.Text.Length)
            .ToArray();
        var count = plan.Choose.Round(intensity * ShareAtMost * able.Length, Feature);
        foreach (var sentence in able.Take(count))
        {
            sentence.End = "!";
        }
    }
}
