using PersonaUniverse.Personas;

namespace PersonaUniverse.Models.Offline.Styles;

/// <summary>The other half of brevity: where it is weak, binds neighbouring sentences into long ones.</summary>
internal sealed class BindingStyle : IStyleTransform
{
    private const double None = 0.5;

    public string Feature => StyleFeatures.Brevity;

    public double Default => 0.5;

    public void Apply(ReplyPlan plan, double intensity)
    {
        var share = Math.Clamp((None - intensity) / None, 0, 1);
        var left = (int)Math.Ceiling(share * plan.Sentences.Count(CanBind) / 2);
        for (var index = 0; index + 1 < plan.Sentences.Count && left > 0; index++)
        {
            var (first, second) = (plan.Sentences[index], plan.Sentences[index + 1]);
            if (CanBind(first) && CanBind(second))
            {
                first.Next = second;
                plan.Sentences.RemoveAt(index + 1);
                left--;
            }
        }
    }

    private static bool CanBind(Sentence sentence)
        => sentence is { Kind: SentenceKind.Answer or SentenceKind.Stance or SentenceKind.Image, Next: null };
}
