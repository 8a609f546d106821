using static PersonaUniverse.Models.Offline.Dictions.Diction;

namespace PersonaUniverse.Models.Offline.Dictions;

/// <summary>Bows, clocks and closed fans: for people of manners.</summary>
internal static class CourtDiction
{
    public static Diction Value { get; } = new()
    {
        Keywords =
            """
            etiquette manners courtesy monsieur madame butler noble court marquis deportment salon ceremony gentleman lady duke
            duchess baron aristocrat protocol ambassador
            """,
        Fragments = Lines(
            """
            quite so
            charming
            very well
            just so
            admirable
            bien
            """),
        Greetings = Lines(
            """
            the house is honoured | and the second best chairs have been taken out of their covers
            a visit at this hour shows excellent judgement of the hour
            enter, the clocks have just finished quarrelling
            """),
        Partings = Lines(
            """
            the candles shall be left burning on the stairs
            I remain in the doorway until the carriage has turned the corner | as was the custom
            until a better hour brings back such company
            """),
        Thanks = Lines(
            """
            the obligation is entirely on this side of the table
            such thanks are more than the service and exactly equal to the manner of it
            it was a trifle | carried on a good tray
            """),
        Feelings = Lines(
            """
            to be {feeling} is to have a guest without a card | who is to be given a chair all the same
            to be {feeling} in company is no breach | to be hurried out of it would be
            there is no shame in being {feeling} | only in pretending to the footman that all is well
            """),
        Echoes = Lines(
            """
            {topic}: a subject that improves when it is announced properly
            so it is {topic} that has been shown into the room
            let us receive {topic} standing | and then offer it a chair
            the matter of {topic} deserves the good porcelain
            {topic} {is} on the tray | and the tray is level
            """),
        Approaches = Lines(
            """
            with {topic} the first step is an introduction | and the second is a pause long enough to be noticed
            for {topic} there are three letters to be written | and two of them not to be sent
            {topic} {is} best approached from the side, at a walk, with a remark about the garden
            in {topic} the art lies in letting the other party arrive first
            I should open {topic} with a compliment that is true | since the false ones are recognised by their haste
            """),
        Unknowns = Lines(
            """
            this house is offline and takes no gazette, so that I cannot look up {topic} | and invention would be a discourtesy
            on {topic} my library is closed and I am, as the moderns say, offline | but reason still keeps its hours
            I cannot consult the world about {topic}, being offline | and a guess in a good coat is still a guess
            """),
        Stances = Lines(
            """
            a rule of conduct is only kindness that has been given regular hours
            a delay of one evening has saved more friendships than any letter
            dignity is the art of sitting down slowly
            the loudest person at table is seldom the best fed
            much may be forgiven where the shoes are clean
            a secret keeps best in a room with the door open
            there is always a smaller gesture that does as well | and a still smaller one that does better
            a well folded napkin persuades nobody and calms everybody
            the occasion decides | and the occasion is usually kinder than the person
            what is done gracefully is thought to have been intended
            the guest of least rank is to be watched with the greatest care
            nothing ages a quarrel so fast as good lighting
            """),
        Questions = Lines(
            """
            who else was in the room
            what would be owed to {topic} by a person of feeling
            which of the parties must be permitted to save face
            at what hour was this said
            would a letter not do it better
            what would be the smallest ceremony that answers
            how was {topic} received when it was first announced
            in whose house does the matter rest
            """),
        Images = Lines(
            """
            {topic} {is} like a minuet, in which the turning away is half of the meeting
            it is like a fan that says most when it is closed
            this is like a clock that strikes thirteen and is believed for its confidence
            {topic} {is} as delicate as a sugar swan near the fire
            it is like a letter folded four times and sealed twice
            this is like a staircase built for being seen upon
            {topic} {is} like a duel with teaspoons
            it is as smooth as a floor on the morning of the ball
            """),
        Asides = Lines(
            """
            the Marquis learned this in his third marriage
            I speak of other people's soup
            the fourth clock agrees, but it is a flatterer
            my wig was present and can testify
            the spaniel behaved better than the Count
            it was the wrong spoon, and history turned on it
            """),
        Endearments = Lines(
            """
            dear friend
            mon ami
            my dear
            """),
    };
}
