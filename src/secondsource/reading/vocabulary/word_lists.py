"""Word lists of English: function words, words that tell little, and irregular forms with the form they belong to."""


def word_set(words: str) -> frozenset[str]:
    """The words of a listing."""
    return frozenset(words.split())


STOP = word_set("""
a about across after again against ago all along already also although am amid among an and another any are around as
at away back be became because been before behind being beside besides between both but by can cannot could despite
did do does doing done down due during each either else etc even ever every few for former formerly from further had
has have having he hence her here hers herself him himself his how however i if in indeed instead into is it its
itself just let may me might more moreover most much must my myself near neither nor not now of off often on once one
ones only onto or other others our ours ourselves out over own per perhaps quite rather s same shall she should since
so some such t than that the their theirs them themselves then there thereby therefore these they this those though
through throughout thus till to together too toward towards under until unto up upon us very via was we were what when
where whereas wherein whether which while who whom whose why will with within without would yet you your yours
yourself less fewer greater nearly almost approximately roughly circa estimated estimate isnt arent wasnt werent dont
doesnt didnt hasnt havent hadnt wont wouldnt cant couldnt shouldnt mustnt aint never no none that's there's it's he's
she's а але без був була було були в від він вона вони воно для до за з зі із і й його її їх коли на не ні однак після
по про та так тим то у це цей ця ці що як який яка яке які також через при над під між чи би же во вот все вы где да
его ее если и из или их к как когда который которая которые на но о об он она оно они от по под при с со так также там
это этот эта эти я мы ли бы был была было были
""")
# Evaluative and auxiliary words, and words of time and measure, which are read as dates, durations and quantities.
LIGHT = word_set("""
maintain maintains maintained maintaining force forces remaining serve serves served serving have become becomes
became take takes took taken taking get gets got gotten give gives gave given giving go goes went gone going come
comes came coming keep keeps kept keeping put puts seem seems seemed appear appears appeared remain remains remained
begin begins began begun start starts started continue continues continued say says said saying tell tells told state
stated states report reports reported claim claims claimed note notes noted add added announce announced according
explain explained clarify clarified emphasize emphasized known regarded considered described crucial strategic
significant key important vital critical essential notable famous prominent considerable substantial effective
effectively full entire whole complete total real actual particular certain various different several many numerous
multiple great good bad late early recent special overall so-called alleged brief briefly short long fully partly
partially largely mostly mainly isolated heavy heavily local localized ongoing pre-war prewar scale located situated
day days week weeks month months year years decade decades century centuries time times period hour hours minute
minutes today yesterday tomorrow thing things way ways kind kinds sort fact case cases level levels number numbers
amount side sides mr mrs ms dr
""")
# Words that say something, but less than others.
GENERIC = word_set("""
inside outside above below beneath make makes made making include includes included including involve involves
involved contain contains contained use uses used using call calls called name names named refer referred feature
features featured highlight work works worked place places acknowledge acknowledged consider considers regard regards
describe describes major main minor big small large little new old current present former previous popular central
leading top primary general common typical similar huge vast type types part parts member members person people man
men woman women someone group groups area areas city town village morning evening night region oblast province
""")
_IRREGULAR = """
arise: arose arisen, bear: bore borne, beat: beaten, begin: began begun, break: broke broken, bring:
brought, build: built, buy: bought, catch: caught, child: children, choose: chose chosen, come: came, cut:
cutting, die: died dying dies, draw: drew drawn, drink: drank drunk, drive: drove driven, eat: ate eaten,
fall: fell fallen, feed: fed, feel: felt, fight: fought, find: found, flee: fled, fly: flew flown flies
flying, foot: feet, forget: forgot forgotten, freeze: froze frozen, get: got gotten, give: gave given, go:
went gone, grow: grew grown, hear: heard, hide: hid hidden, hold: held, keep: kept, know: knew known, lay:
laid, lead: led, leave: left, lend: lent, lie: lay lain lying, life: lives, lose: lost, loss: losses, make:
made, man: men, mean: meant, meet: met, pay: paid, ride: rode ridden, ring: rang rung, rise: rose risen,
run: ran running, say: said, see: saw seen, seek: sought, sell: sold, send: sent, shake: shook shaken,
shoot: shot, show: shown, shrink: shrank shrunk, sing: sang sung, sink: sank sunk, sit: sat, sleep: slept,
speak: spoke spoken, spend: spent, stand: stood, steal: stole stolen, stick: stuck, strike: struck stricken,
swear: swore sworn, swim: swam swum, take: took taken, teach: taught, tell: told, think: thought, throw:
threw thrown, wear: wore worn, wife: wives, win: won winning, withdraw: withdrew withdrawn, woman: women,
write: wrote written, star: starred starring
"""
IRREGULAR = {
    form: base.strip()
    for base, _, forms in (entry.partition(":") for entry in _IRREGULAR.split(","))
    for form in forms.split()
}
