namespace PersonaUniverse.Models.Offline;

/// <summary>Says what of the user's own words and wishes bears on a reply.</summary>
internal sealed class FactTeller(OfflinePrompt prompt)
{
    private const int LongestPreference = 60;
    private const int TurnsBetweenPreferences = 3;

    private readonly ToldFacts _facts = new(prompt);

    public void TellName(ReplyPlan plan) => plan.Add(SentenceKind.Plain, _facts.UserName is { } name
        ? $"your name is {name}"
        : "your name has not been told to me yet | and I would rather ask than guess");

    public void TellWhatWasSaid(ReplyPlan plan) => plan.Add(SentenceKind.Plain, prompt.Said.IsEmpty
        ? "nothing came before this | it is the first word between us"
        : $"just before this you said: {Perspective.Quote(prompt.Said[^1])}");

    public void Recall(ReplyPlan plan)
    {
        if (_facts.Relevant is [var memory, ..])
        {
            plan.Sentences.Add(new Sentence(SentenceKind.Plain, Perspective.Tell(memory, "you told me that")));
        }
        else if (_facts.Earlier is { } earlier)
        {
            plan.Sentences.Add(new Sentence(SentenceKind.Plain, $"earlier you said {Perspective.Quote(earlier)} | and this belongs to it"));
        }
    }

    public void TellMemories(ReplyPlan plan)
    {
        var known = _facts.Relevant.IsEmpty ? prompt.Memories : _facts.Relevant;
        if (known.IsEmpty)
        {
            plan.Add(SentenceKind.Plain, prompt.Said.IsEmpty
                ? "I remember nothing of that | and will not make a memory up"
                : $"what I have is from this conversation: you said {Perspective.Quote(prompt.Said[0])}");
            return;
        }

        plan.Sentences.Add(new Sentence(SentenceKind.Plain, Perspective.Tell(known[0], "yes, you told me that")));
        if (known.Length > 1)
        {
            plan.Sentences.Add(new Sentence(SentenceKind.Plain, Perspective.Tell(known[1], "and you told me that")));
        }
    }

    /// <summary>Now and then calls the user by name: every reply with the name in it would sound like a salesman.</summary>
    public void Address(ReplyPlan plan, Sentence first)
    {
        if (_facts.UserName is { } name && plan.Choose.Turn % 2 == 0 && !first.Text.Contains(name, StringComparison.Ordinal))
        {
            first.Lead = name + ", ";
        }
    }

    public void MentionPreference(ReplyPlan plan)
    {
        var others = prompt.Preferences
            .Where(preference => preference.Key.Length > 0 && !preference.Key.EndsWith("name", StringComparison.OrdinalIgnoreCase))
            .ToArray();
        if (others.Length == 0 || plan.Choose.Turn % TurnsBetweenPreferences != 0)
        {
            return;
        }

        var (key, value) = others[plan.Choose.Turn / TurnsBetweenPreferences % others.Length];
        var said = $"{key.Replace('_', ' ')}, {(value.Length <= LongestPreference ? value : TextCut.To(value, LongestPreference) + "…")}";
        plan.Sentences.Add(new Sentence(SentenceKind.Plain, key.Contains("lang", StringComparison.OrdinalIgnoreCase)
            ? $"I have your wish noted: {said} | though offline I have only this one tongue"
            : $"I keep your wish in mind: {said}"));
    }
}
