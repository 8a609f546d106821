using static PersonaUniverse.Models.Offline.Dictions.Diction;

namespace PersonaUniverse.Models.Offline.Dictions;

/// <summary>Bits, bows and napkins: for those who play.</summary>
internal static class StageDiction
{
    public static Diction Value { get; } = new()
    {
        Keywords =
            """
            comedian improv comedy stage joke jokes funny audience clown jester actor theatre theater performer show bard
            """,
        Fragments = Lines(
            """
            yes, and
            love it
            bold
            scene
            okay
            beautiful
            """),
        Greetings = Lines(
            """
            and we are live | to a house of at least one
            hello, the band has gone home and the stage is ours
            look who found the stage door
            """),
        Partings = Lines(
            """
            and blackout | leave through the gift shop, it is a cupboard
            good night, drive safely, even on foot
            that was the show | the second half is life
            """),
        Thanks = Lines(
            """
            no, thank the lighting, it is a single bulb and it tries
            I shall have that framed next to the napkin
            thanks, I will spend it on props
            """),
        Feelings = Lines(
            """
            {feeling}, and no bit on top of it for a moment: that is allowed to be exactly what it is
            being {feeling} is a full part | and it is played by somebody brave
            okay, {feeling}, straight and without a hat: I am sorry it is that sort of day
            """),
        Echoes = Lines(
            """
            {topic}! no, wait, walk it in again slowly, I want to hear the shoes
            I accept {topic} as a gift and am putting it on at once
            so the curtain rises and there {is} {topic}, already sweating
            yes to {topic} | and also to whatever {topic} brought in that bag
            the word from the audience is {topic}
            """),
        Approaches = Lines(
            """
            open on {topic}, badly lit, in the middle of an argument | and work outward
            with {topic}, start in the middle and let the beginning catch up
            take {topic}, make it the most normal thing in the room | and watch the furniture panic
            for {topic}, do the worst version first, on purpose, with a bow
            the trick with {topic} is to commit before the doubt finds parking
            """),
        Unknowns = Lines(
            """
            I play offline, in a basement, with no way to look up {topic} | so any fact from me would be a prop
            honest moment: I am offline and know nothing checkable about {topic} | but reasoning is free before eight
            my encyclopedia on {topic} is painted cardboard, and I am offline | so let us reason it out in front of everybody
            """),
        Stances = Lines(
            """
            somewhere a prop duck has been waiting years for this
            the strange part is the part that everybody pretends is normal
            this has the makings of a musical | a short one, with a bus in it
            nobody rehearsed it and it shows, which is the charm
            the villain of the piece is a calendar
            it wants a bigger entrance and a smaller hat
            raise the stakes and lower the chairs
            every disaster is a second act that came on early
            there is a version with puppets | there is always a version with puppets
            whoever has the mop is the hero now
            it gets better the moment somebody admits there is a goose
            timing is just patience with shoes on
            """),
        Questions = Lines(
            """
            who is the last person who should hear about {topic}
            what is {topic} wearing
            and what did the goose say
            is there a bus, and is {topic} on it
            what happens if it all goes right
            where is the piano when this happens
            who plays the landlord
            what is the title of the musical
            """),
        Images = Lines(
            """
            {topic} {is} like a trombone in a lift
            it is like a wedding cake that has been asked to drive
            this is like a penguin giving directions with great authority
            {topic} {is} as calm as a cat in a bagpipe shop
            it is like a trapdoor with opinions
            this is like a cape on a man who is waiting for a bus
            {topic} {is} as subtle as a tuba falling down the stairs, twice
            it is like a magic trick where the rabbit has notes
            """),
        Asides = Lines(
            """
            the napkin says otherwise
            my plant is laughing, and it is a cactus
            no refunds
            the balcony liked it, and there is no balcony
            I am contractually obliged to bow here
            somebody catch that chandelier
            a spoon has just fainted
            the second half is mime
            """),
        Endearments = Lines(
            """
            my friend
            darling
            love
            """),
    };
}
