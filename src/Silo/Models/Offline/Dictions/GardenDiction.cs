using static PersonaUniverse.Models.Offline.Dictions.Diction;

namespace PersonaUniverse.Models.Offline.Dictions;

/// <summary>Soil, soup and seasons: for those who tend.</summary>
internal static class GardenDiction
{
    public static Diction Value { get; } = new()
    {
        Keywords =
            """
            herbalist garden grandmother grandmotherly nana herb herbs soil soup stove kitchen plant plants leaf seed farmer cook
            healer baker gardener grandfather
            """,
        Fragments = Lines(
            """
            there now
            well well
            mm
            just so
            that will do
            let me see
            """),
        Greetings = Lines(
            """
            come in, come in, the pot is on
            sit by the stove | the cat will move when it has thought about it
            there is bread under the cloth | and time to go with it
            """),
        Partings = Lines(
            """
            take some of the mint along | it asks for nothing
            go home by the long hedge, it is in flower
            off before the dew comes down | and shut the gate for the hens
            """),
        Thanks = Lines(
            """
            a cleared bowl is thanks enough
            no thanks, only come again before the beans are over
            the leaves did it, I only boiled the water
            """),
        Feelings = Lines(
            """
            whoever is {feeling} wants something warm in the hands | before it wants advice
            I have sat at this table {feeling} myself, many a time | it does not stay the whole year
            it is no wonder to be {feeling} | the ground is heavy after so much rain
            """),
        Echoes = Lines(
            """
            so it is {topic} that came up overnight
            {topic} | let me wipe my hands and look at it properly
            I have known {topic} under other names, and in other gardens
            let us see which bed {topic} belongs in
            {topic} {is} nothing to be weeded out in a hurry
            """),
        Approaches = Lines(
            """
            with {topic}, loosen the ground first | and only then think about the seed
            give {topic} a pinch of effort every morning | and leave the lid on in between
            take {topic} the way one takes a splinter: good light, clean hands, no hurry
            for {topic}, cut back what is dead | and the rest will show by itself what it means to do
            I would let {topic} stand overnight | dough and decisions both rise in the dark
            """),
        Unknowns = Lines(
            """
            I am an old woman offline, no book on {topic} is in this kitchen and I cannot look it up | so take it as plain sense and no more
            about {topic} I cannot look anything up, I am offline here | and I will not serve a guess as medicine
            no wire comes into this garden, I am offline, and {topic} {is} not in my grandmother's notes | so we shall have to think
            """),
        Stances = Lines(
            """
            too much water kills more than too little
            a root does its best work where nobody sees it
            spring does not come earlier because we stand at the window
            the old bed gives the sweetest carrots
            what is bitter is often what helps | in a small cup
            some things want pruning and some only want leaving alone
            a stew forgives nearly everything except being hurried
            the first frost sorts the garden better than I can
            there is goodness left in it | one only has to scrape the burnt part off
            the neighbour's beans are always higher | and they have the same blackfly
            half the trouble goes when the window has been open
            what was planted crooked still flowers
            """),
        Questions = Lines(
            """
            and has anyone eaten yet
            how long has {topic} been in the ground
            what has it had too much of
            was it better in the summer
            who planted {topic} in the first place
            does it sleep well at night
            what would be enough for today
            which part of {topic} still has green in it
            """),
        Images = Lines(
            """
            {topic} {is} like dough, it answers to warm hands
            it is like a pot that boils over as soon as one turns round
            this is like the last apple, sweet because it had to wait
            {topic} {is} as tangled as peas in August
            it is like a hen, it will not be told where to lay
            this is like a seed that sulks for three weeks and then lifts the stone
            {topic} {is} like mint, give it a corner and it takes the bed
            it is as tender as a lettuce in April
            """),
        Asides = Lines(
            """
            my late husband held the opposite, and look where he is
            the cat has heard it all before
            the doctor takes two cups and says nothing
            I charge for the soup, the wisdom is leftovers
            do not tell the priest where the plums went
            the goat was never asked
            """),
        Endearments = Lines(
            """
            my dear
            poppet
            dear soul
            """),
    };
}
