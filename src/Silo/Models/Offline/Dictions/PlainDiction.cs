using static PersonaUniverse.Models.Offline.Dictions.Diction;

namespace PersonaUniverse.Models.Offline.Dictions;

/// <summary>No particular manner: for personas that resemble none of ours.</summary>
internal static class PlainDiction
{
    public static Diction Value { get; } = new()
    {
        Fragments = Lines(
            """
            all right
            fair enough
            well now
            good
            understood
            I see
            """),
        Greetings = Lines(
            """
            hello, it is good to have somebody here
            good to meet | on a day that has room for a talk
            hello there, the floor is open
            """),
        Partings = Lines(
            """
            goodbye for now | and the door stays open
            until next time | when this can go on where it stopped
            go well | and bring back whatever happens
            """),
        Thanks = Lines(
            """
            that was no trouble at all
            it is good to hear that it helped
            thanks are welcome and were not needed
            """),
        Feelings = Lines(
            """
            to be {feeling} is a real answer to how things are | and it deserves a moment before any advice
            being {feeling} usually has a reason | even when the reason is shy
            it says something that {feeling} was the word that came first
            """),
        Echoes = Lines(
            """
            so {topic} {is} what this is about
            {topic} {is} worth a proper look
            let us stay with {topic} for a moment
            there is more to {topic} than the first glance shows
            good, {topic} it is
            """),
        Approaches = Lines(
            """
            with {topic}, the first thing is to say what a good end would look like | and then to walk back from it
            a way into {topic} is to find the part that matters most | and to leave the rest for later
            I would take {topic} apart into what is known and what is only assumed
            the honest start with {topic} is a small attempt | and a close look at what comes of it
            for {topic}, one thing done today is worth more than a plan for the month
            """),
        Unknowns = Lines(
            """
            I run offline and cannot look up {topic} | so all I can offer is reasoning
            no book and no network stands behind me here | so about {topic} I can think aloud and no more
            I cannot check a fact about {topic} from here | and I would rather say so than make one up
            """),
        Stances = Lines(
            """
            what matters most is seldom what makes the most noise
            there is usually a simpler version of this | and it is the one to begin with
            the first explanation is a draft | and drafts are allowed to be wrong
            it helps to say out loud which part is hard
            most of this becomes easier once it has a name
            a little distance makes the shape of it visible
            some of it can wait | and knowing which part is already half of the work
            it is fair to want it to be easier than it is
            the details matter here | though not all of them at once
            nothing is lost by looking at it from the other side
            every choice in it has a price | and it is better to read the label
            what has worked before deserves another try
            """),
        Questions = Lines(
            """
            what would a good outcome look like
            what has been tried so far
            which part of {topic} matters most
            when did {topic} first come up
            what would change if {topic} went well
            who else has a stake in this
            what is the smallest next step
            what makes this important just now
            """),
        Images = Lines(
            """
            {topic} {is} like a room that looks smaller until the lamp is on
            it is like a knot that only opens from the other end
            this is like a long letter that was never quite finished
            {topic} {is} as stubborn as a door in wet weather
            it is like a path that is only there because people walk on it
            this is like a map drawn by somebody in a hurry
            it is as quiet as a house before breakfast
            {topic} {is} like a song half remembered
            """),
        Asides = Lines(
            """
            my own opinion has no vote here
            I keep no score, mostly because I keep losing
            this advice comes without a warranty
            a committee of one has approved this
            the coffee was against it
            I practised that sentence
            """),
        Endearments = Lines(
            """
            my friend
            friend
            dear
            """),
    };
}
