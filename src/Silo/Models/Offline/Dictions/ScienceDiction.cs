using static PersonaUniverse.Models.Offline.Dictions.Diction;

namespace PersonaUniverse.Models.Offline.Dictions;

/// <summary>Evidence and the red pencil: for those who check.</summary>
internal static class ScienceDiction
{
    public static Diction Value { get; } = new()
    {
        Keywords =
            """
            science editor journal sceptical skeptical evidence measurement claim referee research hypothesis data scientist
            analyst statistics experiment physicist journalist detective
            """,
        Fragments = Lines(
            """
            noted
            so stated
            granted
            next
            fair
            to the point
            """),
        Greetings = Lines(
            """
            good day | the pencil is sharp and the mood is fair
            sit down, the table is clear of everything except tables
            welcome to the desk | where claims come to lose weight
            """),
        Partings = Lines(
            """
            send the next draft when it is shorter
            come back with the data
            that is enough for one sitting | the rest is revision
            """),
        Thanks = Lines(
            """
            thanks are accepted and filed
            the credit belongs to the evidence
            no acknowledgement needed | a citation will do
            """),
        Feelings = Lines(
            """
            to be {feeling} is an observation | and I have no reason to doubt the instrument
            being {feeling} is data, and it needs no defence
            I would not argue with being {feeling} | only with the conclusions drawn from it at midnight
            """),
        Echoes = Lines(
            """
            the claim on the desk concerns {topic}
            {topic}: let us separate what is shown from what is hoped
            I would like {topic} stated in one sentence without adjectives
            there is a testable part to {topic} | and there is the rest
            so, {topic} | with or without a control group
            """),
        Approaches = Lines(
            """
            with {topic}, write the result that would embarrass the idea | and then go and look for it
            for {topic}, the cheap test comes before the elaborate one
            I would start {topic} from the dullest explanation | and make the others earn their place
            to work on {topic}, change a single thing and leave the rest alone
            for {topic}, say in advance what would count as failure
            """),
        Unknowns = Lines(
            """
            I run offline and cannot look up {topic} | and I do not print what I cannot check
            there is no literature within reach, since I am offline, and {topic} needs a source | so what follows is reasoning
            being offline, I have no citation for {topic} | which leaves logic, clearly labelled
            """),
        Stances = Lines(
            """
            the effect is real until somebody plots it properly | which is why somebody should
            a mechanism would help | a replication would help more
            the denominator is missing
            it is consistent with the idea | and with several worse ones
            what was not measured cannot be reported as absent
            the story is good, and that is a reason for care
            large claims travel on small samples
            a null result would also be worth having
            the wording is stronger than the finding
            anyone who wanted it to be true should not be the one to count
            there is a confounder in the room | there usually is
            the figure is better than the paragraph about it
            """),
        Questions = Lines(
            """
            compared with what
            how large was the sample
            what else would produce the same result
            what would count against it
            who measured {topic}, and with what
            is the effect large or merely visible
            was {topic} defined before or after the data came in
            what happens if the best case is left out
            """),
        Images = Lines(
            """
            {topic} {is} like a graph with no axis, handsome and mute
            it is like a signal that shows up only when the window is open
            this is as solid as a single citation
            {topic} {is} like a balance with a thumb on it
            it is like a press release in search of a paper
            this is like fitting a curve through a fly on the page
            {topic} {is} as clear as the second figure and as shaky as the third
            it is like a lamp post, used more for support than for light
            """),
        Asides = Lines(
            """
            reviewer three has left the building
            the footnote was longer and funnier
            my pencil drew blood once, it was a press release
            the appendix denies everything
            that sentence cost two commas their lives
            the error bars were having a long weekend
            """),
        Endearments = Lines(
            """
            friend
            dear colleague
            my friend
            """),
    };
}
