"""Word lists of English: function words, words that tell little, and irregular forms with the form they belong to."""

STOP = frozenset(
    """
a about across after again against ago all along already also although am amid among an and another any are around as at
away back be became because been before behind being beside besides between both but by can cannot could despite did do does
doing done down due during each either else etc even ever every few for former formerly from further had has have having he hence
her here hers herself him himself his how however i if in indeed instead into is it its itself just let may me might more
moreover most much must my myself near neither nor not now of off often on once one ones only onto or other others our ours
ourselves out over own per perhaps quite rather s same shall she should since so some such t than that the their theirs
them themselves then there thereby therefore these they this those though through throughout thus till to together too toward
towards under until unto up upon us very via was we were what when where whereas wherein whether which while who whom whose why
will with within without would yet you your yours yourself
less fewer greater nearly almost
isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt wont wouldnt cant couldnt shouldnt mustnt aint never no none
that's there's it's he's she's
а але без був була було були в від він вона вони воно для до за з зі із і й його її їх коли на не ні однак після по про та так тим
то у це цей ця ці що як який яка яке які також через при над під між чи би же во вот все вы где да его ее если и из или их к как
когда который которая которые на но о об он она оно они от по под при с со так также там это этот эта эти я мы ли бы был была было были
""".split()
)
# Words of time and measure stand here too: what they say is read as a date, a duration or a quantity.
LIGHT = frozenset(
    """
serve serves served serving have make makes made making become becomes became take takes took taken taking get gets got gotten
give gives gave given giving go goes went gone going come comes came coming keep keeps kept keeping put puts seem seems seemed
appear appears appeared remain remains remained begin begins began begun start starts started continue continues continued
include includes included including involve involves involved contain contains use uses used using call calls called
name names named know known known describe described refer referred consider considered regard regarded feature features featured
say says said saying tell tells told state stated report reports reported claim claims claimed note notes noted add added
announce announced according explain explained clarify clarified emphasize emphasized acknowledge acknowledged highlight
work works worked place places located situated
crucial strategic significant key important major main minor big small large little great good bad new old early late recent
current present former previous notable famous well-known popular prominent vital critical essential central considerable
substantial effective full entire whole complete total real actual particular certain various different similar several many
numerous multiple huge vast enormous key leading top special main primary general overall common typical so-called alleged
brief briefly short long fully partly partially largely mostly mainly almost nearly roughly approximately about circa around
estimated estimate least
isolated heavy heavily local localized ongoing pre-war prewar effectively scale
day days week weeks month months year years decade decades century centuries time times period hour hours minute minutes
today yesterday tomorrow morning evening night
thing things way ways kind kinds sort type types part parts member members person people man men woman women someone
fact case cases level levels number numbers amount series group groups side sides area areas
city town village
mr mrs ms dr
""".split()
)
IRREGULAR = {
    form: base
    for base, forms in {
        "arise": "arose arisen", "bear": "bore borne", "beat": "beaten", "begin": "began begun", "break": "broke broken",
        "bring": "brought", "build": "built", "buy": "bought", "catch": "caught", "child": "children", "choose": "chose chosen",
        "come": "came", "cut": "cutting", "die": "died dying dies", "draw": "drew drawn", "drink": "drank drunk",
        "drive": "drove driven", "eat": "ate eaten", "fall": "fell fallen", "feed": "fed", "feel": "felt", "fight": "fought",
        "find": "found", "flee": "fled", "fly": "flew flown flies flying", "foot": "feet", "forget": "forgot forgotten",
        "freeze": "froze frozen", "get": "got gotten", "give": "gave given", "go": "went gone", "grow": "grew grown",
        "hear": "heard", "hide": "hid hidden", "hold": "held", "keep": "kept", "know": "knew known", "lay": "laid",
        "lead": "led", "leave": "left", "lend": "lent", "lie": "lay lain lying", "life": "lives", "lose": "lost",
        "loss": "losses", "make": "made", "man": "men", "mean": "meant", "meet": "met", "pay": "paid", "ride": "rode ridden",
        "ring": "rang rung", "rise": "rose risen", "run": "ran running", "say": "said", "see": "saw seen", "seek": "sought",
        "sell": "sold", "send": "sent", "shake": "shook shaken", "shoot": "shot", "show": "shown", "shrink": "shrank shrunk",
        "sing": "sang sung", "sink": "sank sunk", "sit": "sat", "sleep": "slept", "speak": "spoke spoken", "spend": "spent",
        "stand": "stood", "steal": "stole stolen", "stick": "stuck", "strike": "struck stricken", "swear": "swore sworn",
        "swim": "swam swum", "take": "took taken", "teach": "taught", "tell": "told", "think": "thought",
        "throw": "threw thrown", "wear": "wore worn", "wife": "wives", "win": "won winning", "withdraw": "withdrew withdrawn",
        "woman": "women", "write": "wrote written", "star": "starred starring",
    }.items()
    for form in forms.split()
}  # fmt: skip
