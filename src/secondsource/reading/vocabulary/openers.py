"""Ordinary words that open sentences: with a capital there, and no names."""

from secondsource.reading.vocabulary.word_lists import word_set

OPENERS = word_set("""
a about above according across after afterwards again against all almost along already also although always am
amid among an and another any anybody anyone anything are around as at away back be because been before behind
being below beneath besides between beyond both but by can cannot could critics data despite did do does down
due during each earlier early eight either eleven else enough even eventually every everybody everyone
everything evidence except experts few fewer fifteen fifty finally first five following for former forty four
fourth from full further given good great had half has have having he hence her here hers herself high him
himself his how however hundreds i if in indeed inside instead into is it its itself just last late later
least less like likewise little local located long low made major many may maybe me meanwhile might military
millions more moreover most much must my myself near nearby nearly neither never nevertheless new next nine no
nobody none nonetheless nor not nothing now nowhere of off officials often old on once one only onto
opposition or other others otherwise our out over overall own part people per perhaps police previously prior
probably quite rather recent recently reports residents said same second secondly seven several shall she
should similarly since six sixty so some somebody someone something sometimes somewhat soon sources still such
ten than that the their them themselves then there thereafter therefore these they third thirty this those
though thousands three through throughout thus till to today together tomorrow tonight too toward towards
troops twelve twenty two under unless unlike until up upon us used usually various very was we well were what
whatever when whenever where whereas wherever whether which while who whoever whole whom whose why will with
within without witnesses women workers would year years yes yesterday yet you young your analysts attacks
attempts authorities children civilians control control's defense defence developments enemy explosions
fighting fighters forces foreign government invaders investigators journalists lawmakers losses men
negotiations neither observers operations occupiers peace population power prices prosecutors rebels rescuers
russia-backed shelling society soldiers students supply supplies survivors talks units victims voters war
actually additionally apparently approximately certainly clearly consequently currently especially evidently
formerly fortunately frequently furthermore generally historically importantly initially interestingly largely
later mainly moreover mostly namely notably obviously occasionally officially only originally partly perhaps
possibly presently primarily reportedly roughly shortly significantly simply specifically subsequently
suddenly supposedly surely typically ultimately undoubtedly unfortunately ask call consider find get give go
help keep let look make read see send set show take tell think try turn use work а але без був була були було
в від він вона вони до за з за і із й його її коли на не ні однак після по про та так тим то у це цей ця ці що
як який яка які але також за-за через при над під між а без был была были было в во вот все вы где да для до
его ее если за и из или как когда который на не нет но о об однако он она они от по под после при с со так
также там то у что это этот я мы
""")
