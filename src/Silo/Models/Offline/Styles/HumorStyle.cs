using PersonaUniverse.Personas;

namespace PersonaUniverse.Models.Offline.Styles;

/// <summary>Puts asides in brackets after sentences.</summary>
internal sealed class HumorStyle : IStyleTransform
{
    private const double AsidesASentence = 0.5;

    public string Feature => StyleFeatures.Humor;

    public double Default => 0;

    public void Apply(ReplyPlan plan, double intensity)
    {
        var count = plan.Choose.Round(intensity * AsidesASentence * plan.Count, Feature);
        for (var index = 0; index < count; index++)
        {
            var aside = plan.Choose.Line(plan.Diction.Asides, "aside" + index);
            var sentence = plan.Sentences
                .Where(sentence => sentence.Kind is SentenceKind.Answer or SentenceKind.Stance or SentenceKind.Image
                    && sentence.Tail?.Contains('(', StringComparison.Ordinal) is not true)
                .OrderBy(sentence => sentence.Tail is null ? 0 : 1)
                .ThenByDescending(sentence => sentence.Text.Length % 5)
                .FirstOrDefault();
            if (sentence is null)
            {
                return;
            }

            sentence.Tail = $"{sentence.Tail} ({aside})";
        }
    }
}
