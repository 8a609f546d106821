using System.Collections.Immutable;
using PersonaUniverse.Models.Offline.Dictions;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Models.Offline;

/// <summary>Decides what a reply says, before any trait decides how.</summary>
internal sealed class ReplyPlanner(OfflinePrompt prompt)
{
    private const int OpeningsInTen = 6;
    private const int LongestQuotedLine = 400;
    private const int LongestPreference = 60;
    private const int TurnsBetweenPreferences = 3;

    private readonly Topic _topic = Topic.Of(prompt.Message);
    private readonly Chooser _choose = new(prompt);
    private readonly ToldFacts _memory = new(prompt);

    public ReplyPlan Plan()
    {
        var diction = DictionChoice.For(prompt);
        var plan = new ReplyPlan(diction, _choose, _topic);
        if (_choose.Share("opening") * 10 < OpeningsInTen)
        {
            plan.Add(SentenceKind.Fragment, _choose.Line(diction.Fragments, "fragment"));
        }

        var answers = plan.Sentences.Count;
        Answer(plan, IntentReader.Read(prompt.Message, _topic));
        Address(plan.Sentences[answers]);
        MentionPreference(plan);
        plan.Add(SentenceKind.Quoted, ChooseQuotedLine());
        return plan;
    }

    private void Answer(ReplyPlan plan, Intent intent)
    {
        var diction = plan.Diction;
        switch (intent)
        {
            case Intent.Wordless:
                plan.Add(SentenceKind.Answer, "there were signs in that and no words | so I take it as a pause");
                break;
            case Intent.Greeting:
                Say(plan, diction.Greetings, "greeting");
                break;
            case Intent.Farewell:
                Say(plan, diction.Partings, "parting");
                break;
            case Intent.Thanks:
                Say(plan, diction.Thanks, "thanks");
                break;
            case Intent.Feeling:
                Say(plan, diction.Feelings, "feeling", SentenceKind.Plain);
                Recall(plan);
                break;
            case Intent.WhoAreYou:
                Introduce(plan);
                break;
            case Intent.WhoAmI:
                plan.Add(SentenceKind.Plain, _memory.UserName is { } name
                    ? $"your name is {name}"
                    : "your name has not been told to me yet | and I would rather ask than guess");
                break;
            case Intent.WhatWasSaid:
                plan.Add(SentenceKind.Plain, prompt.Said.IsEmpty
                    ? "nothing came before this | it is the first word between us"
                    : $"just before this you said: {Perspective.Quote(prompt.Said[^1])}");
                break;
            case Intent.WhatIsRemembered:
                TellMemories(plan);
                break;
            default:
                Discuss(plan, intent);
                break;
        }
    }

    private void Discuss(ReplyPlan plan, Intent intent)
    {
        Say(plan, plan.Diction.Echoes, "echo");
        Recall(plan);
        // A question of fact is never answered as if it were known.
        if (intent is Intent.Fact || (intent is Intent.Method && _choose.Turn % 2 == 0))
        {
            Say(plan, plan.Diction.Unknowns, "unknown", SentenceKind.Plain);
        }

        if (intent is Intent.Method or Intent.Request)
        {
            Say(plan, plan.Diction.Approaches, "approach");
        }
    }

    private void Say(ReplyPlan plan, ImmutableArray<string> lines, string purpose, SentenceKind kind = SentenceKind.Answer)
        => plan.Add(kind, _choose.Line(lines, purpose));

    private void Introduce(ReplyPlan plan)
    {
        plan.Add(SentenceKind.Plain, prompt.Name.Length > 0 ? $"I am {prompt.Name}" : "I am the voice of this place");
        if (prompt.Description.Length > 0)
        {
            plan.Sentences.Add(new Sentence(SentenceKind.Quoted, $"The card on the door says: “{Words.First(prompt.Description.ReplaceLineEndings(" "), 40)}”"));
        }

        plan.Add(SentenceKind.Plain, "I run offline here, on a small model that knows words and no facts");
    }

    private void Recall(ReplyPlan plan)
    {
        if (_memory.Relevant is [var memory, ..])
        {
            plan.Sentences.Add(new Sentence(SentenceKind.Plain, Perspective.Tell(memory, "you told me that")));
        }
        else if (_memory.Earlier is { } earlier)
        {
            plan.Sentences.Add(new Sentence(SentenceKind.Plain, $"earlier you said {Perspective.Quote(earlier)} | and this belongs to it"));
        }
    }

    private void TellMemories(ReplyPlan plan)
    {
        var known = _memory.Relevant.IsEmpty ? prompt.Memories : _memory.Relevant;
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

    // Every reply with the name in it would sound like a salesman.
    private void Address(Sentence first)
    {
        if (_memory.UserName is { } name && _choose.Turn % 2 == 0 && !first.Text.Contains(name, StringComparison.Ordinal))
        {
            first.Lead = name + ", ";
        }
    }

    private void MentionPreference(ReplyPlan plan)
    {
        var others = prompt.Preferences
            .Where(preference => preference.Key.Length > 0 && !preference.Key.EndsWith("name", StringComparison.OrdinalIgnoreCase))
            .ToArray();
        if (others.Length == 0 || _choose.Turn % TurnsBetweenPreferences != 0)
        {
            return;
        }

        var (key, value) = others[_choose.Turn / TurnsBetweenPreferences % others.Length];
        var said = $"{key.Replace('_', ' ')}, {(value.Length <= LongestPreference ? value : LenientJson.Cut(value, LongestPreference) + "…")}";
        plan.Sentences.Add(new Sentence(SentenceKind.Plain, key.Contains("lang", StringComparison.OrdinalIgnoreCase)
            ? $"I have your wish noted: {said} | though offline I have only this one tongue"
            : $"I keep your wish in mind: {said}"));
    }

    private string ChooseQuotedLine()
    {
        var content = Words.Content(prompt.Message);
        var fitting = prompt.Examples
            .Where(line => line.Length <= LongestQuotedLine && Words.Content(line).Overlaps(content))
            .ToImmutableArray();
        var line = _choose.Line(fitting.IsEmpty ? prompt.Examples : fitting, "quoted");
        if (!fitting.IsEmpty && !prompt.Replied.IsEmpty && prompt.Replied[^1].Contains(line, StringComparison.OrdinalIgnoreCase))
        {
            line = _choose.Line(prompt.Examples, "quoted");
        }

        return line.Length == 0 || line[^1] is '.' or '!' or '?' or '…' or '”' or '"' ? line : line + ".";
    }
}
