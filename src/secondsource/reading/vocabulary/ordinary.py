"""Words that open a sentence with a capital and are no names there, when no other name stands beside them.

Written by `training/ordinary.py` from UD English EWT; `openers.py` has those that were chosen by hand.
"""

from secondsource.reading.vocabulary.word_lists import word_set

ORDINARY = word_set("""
ability able aboard abroad absolute absolutely absorb abuse accept acceptable accepted access accessibility
accordingly account accounting accounts accurate accused achieve achieving acquiring acronym acted acting action
actions active activities activity acts actual add added adding additional address addressed addresses adjust adjusted
adjustments admit admitted adopted adult adults advanced advantage adventure advice advise advised affair affect
affected afford affordable afternoon age agenda agent ago agree agreed agreement agrees ahead alcohol allegations
alleged allegedly allies allocated allow allowed alone alternative alternatives amazing ambitious ambulances
ammunition amount amounts analyses analyst anger angle angry animal animals anniversary announced annoying answer
answered answering answers anthrax antibiotics anymore anytime anyway anyways anywhere apart apartment apologize
appeared appears appetite application applied applies apply appointment appreciate appreciated approach appropriate
approval approve approved area areas argue argued argument armed arms arrange arrest arrested arrive arrived arriving
article artists aside asked asking aspect aspects assassinated assassination assault assets assigned assist associated
assume assuming assured astronauts asymmetrical atmosphere attach attached attachment attack attacked attempt
attempted attempting attend attended attention attorneys attract audience audit authentic author availability
available average avoid awarded aware awesome awful awhile baby backed background bad badly bag bags balances balcony
bankrupt banks bar barely barn barrels bars base based basic basically basis basking bathroom battle beard bearded
beat beautiful became become becomes becoming bed bedding bedroom beer beers began begin beginning begun behalf
behavior beings belief believe believed believes belly belt benefit benefits best bet better bid big bigger biggest
bike billing billion billions biochemical biological bird birds birth birthday bit bite bites biting biz blame blanket
bless blind blog blood bloody blow blown blows boarding bodies body bombing bombings bombs booked booking boots border
borders born boss bother bottom bought boyfriend boys branches brand bread break breaking breaks breath breathe breed
breeding brief bright bring bringing brings broke broken brother brought budget build building built bulb bulbs bunch
burst bus buses businesses busy button buy buying cabin cabinet cages cake calendar called calling calls calm came
camera campaign campus cancel candidate candidates cant cap capabilities capability capable capacity capital caps
capture captured car card cards care career carefully cares cargo caring carried carry carrying case cases cast
casualties cat catch category cats caught cause caused causing ceiling cells cent certain certificate chain chair
chairs challenging chances change changed changes changing chaos chapter charcoal charge charged charges cheap cheaper
cheapest check checked checking checks cheek cheese chemical chess chest chickens child chiro chocolate choice choices
choose chose circles circularisation circulate circumstances cities citizens civil civilized claim claimed claiming
claims clan classes clause clean cleaned cleaner clear click client clients climb close closed closely closer closing
clothes clothing code coffee cold colleagues collected collection collective colors combat come comes comfortable
coming comment comments commercial commit commitment commitments common communication communities community companies
company compared comparison compassionate compensate compensation compete competition competitive complained
complaining complaint complete completed completely complex compressor computer concept concern concerned concerning
concerns concluded conclusion concrete condition conditions conduct conferences confidence confident confidential
confidentiality confirm confirmed confirming confirms conflicts confused connection connections conscious consequences
considerable consideration considered considering consistent constantly consumer contact contacted contacts contained
container content contents continue continued continues contract contracts convenient conventional conversation
conversations conviction convince convincing cool cooperation coordinator copies copy core corner corners corporate
correct correctly correlation correspondence cost costs couch count counted counter counties countries country
countryside coup couple couples coupons course courses cover coverage covered covers cozy crap crappy crash crate
create created creating creation creative credit crime crimes criminal crisis critters crop crossed crucial crude
cruel cruise cruises cultural culture curb cure currency current curves custom customer customers cut cute cuts
cutting dad daily damage damn danger dangerous dark date dated dates dating daughter daughters day days dead deal
dealership dealing deals dealt death deaths debate debt decade decades decent decide decided decision decisions
declarations decline declined deep deeply default defeat defensive defined definitely degenerate degrees dehydrated
delay delete deliberately delicious deliver delivered demand demanding democracy demonstrate demonstrated dental
dentist deny dependent depending depends deployed deposit describe described describing description deserve deserves
designed designer desired desk destination destroy destroyed destruction detail detailed details deterioration
determine determined develop developed developing devoted dhin dial didnt die died dies difference differences
different difficult difficulty dine dining dinner dioxide diplomacy diplomatic diplomats direct directed direction
directions directly dirt dirty disability disappeared disappointed disaster disclose discomfort discouraged discovered
discuss discussed discussion discussions diseases dish dishes distinction distracting distributed distribution
dividends division divisions doctors document documentation documents dog dogs doing dollar dollars domestic dominant
dominate dominated done dont door double doubt dozen draft drafted dragged dramatic draw dress dresses dried drill
drilling drink drinking drinks drive driver dropped dropping drove drug drugs dry duck dumb dusting duty dwarf eager
earned easier easiest easily easy eat eaten eating eats economic economy edit educational eerie effect effected
effective effectively efficient effort efforts eggs elder elected elections electric electrical elements eliminate elk
elses elsewhere email emailed emails emergency emerging emissions employed employees employment empty enable encourage
encouraged end endangered ended enforcement engage engine enjoy enjoyable enjoyed enjoying enormous enovate ensure
enter entered entering entertainment entire entirely entities entity entry envelopes environment environmental equal
equally equipment equipped equivalent error escape essence essentially establish established establishment
establishments estimate estimated etc ethnic evaluation evening event events ever everyday everywhere evident evil
exact exactly exam example examples exceed excellent exception excited execute executed execution executive exist
existed existing exists expand expanding expect expectations expected expecting expense expenses expensive experience
experienced experiences expert expertise expired explain explained explanation explore explosives exposed exposure
expressed expression extend extended extensive extent external extra extraordinary extreme extremely extremist
extremists eyes fabulous face faced facilities facility facing fact factions factor facts failed failure fair fairly
fake fall fallen falling false familiar families family famous fancy fantastic far farrier fashion fast faster father
fault favor favorable favorite fax faxed fear feathers feature federal feed feedback feeding feel feeling feels fees
feet fell fellow felt female females fence field fight fighter figure figured figures file filed files filing fill
filled film filter filters final financial finding finger fingers finish finished firm firmly firms fiscal fit fix
fixed flakes flat flavor flight floating floor flowing flows flying focus focused folks follow followed follows food
fool football forced foreigners forever forget forgot form formal format formed forming forms forth forward forwarded
forwarding found founder free freedom freeze frequent fresh friend friendly friends fries frozen frustrated fry fully
fun function fundamental fundamentalist funded funding funds funeral fyi gain gained gains gallon game games gang gave
gay gda gender generation generators gets getting gift girl girlfriend girls gives giving glad goal goals goes going
gon gone gonna goods got gotten grab graduated grain grandma grateful greater greatly greeted grew grip gross grounds
groups grow growing guaranteed guerrillas guess guest guests guidance guidelines guilty gun guns gym habitat haha hair
haircut halal hamster handed handle handled handling hang hanging happen happened happening happens happier happiness
happy hard hardness hassle hate head headed heading headquarters heads healthy hear hearing hearings heart heat heater
heavily heavy heel height held helicopters helped helpful helping helps hens hes hesitate hey hidden hide hiding
higher highest highly hire historical history hit hold holding holds hole holiday holidays homosexuality honest
honestly honesty honorable hopeful hopefully hoping horrible horses hospitality host hosted hosting hosts hot hotels
hour hours household houses housing huge human humane humanity humans hundred hung hungry hurry hurt hurting husband
idea ideas ideation identify ignore ignored illegal image images imagine immediate immediately immigrants immunity
implement implementation implemented important imposing impossible impressed imprisoned improve inch incident
incitement include included includes including income increase increased increases increasing increasingly incredible
incredibly indefinitely indicate indicated indicates individual individuals inevitably infinite inflation influence
info inform information informative informed ingredients initial initiate initiated initiative injured injuries injury
inner innocent inquiries inspection inspired installed installing instance instant instructions instructor insurgency
insurgents integrity intellectual intend intended intends intense interconnect interest interested interesting
interests interference internal internet interview interviewers interviews introduced invasion invented inventory
investigation investment invitation invite invited invoice involved involvement involving isolated issue issued issues
item items ive jar job join joined joke juice jump jury keeping keeps kept kidney kids kill killed killers killing
kind kinda kinds kitten kittens knew knife know knowing knowledge knowledgeable known knows lack laid land language
lap laptop large larger largest laser lasted latest latter launched launching lawyer layer lbs lead leader leaders
leadership leading leads learn learned learning lease leash leave leaving led left leg legal legs lesson lets letter
letters letting level levels licensed lie lies life lifeboats lifetime light lighter lighting lights liked likely
likes line lines link linked links liq liquidation list listed listen listened listening lists literally litter live
lived lives living load loan lobby locally location locations lock lol longer longest looked looking looks loose lope
lose losing loss lost lot lots loved lovely loving lower lunch lyrics machine mad mailings main mainstream maintain
maintained maintaining maintenance majority makes making male males man manage managed management manager managers
manner manners manual manufacturer map marked market marketers marriages married marry marvelous mass massive match
mate material materials matter matters mature meal meals mean meaning means meant meantime measure measures meat
mechanic mechanism media medical medium meet meeting meetings megawatt melt melting member members membership memo
memorable memory mental mention mentioned menu merely merit mess message messages messed messy met metal metering
method mezza mid middle migrant mile miles militant milk million mind mine minerals minimal minimum minor mins minute
minutes miss missed missile missiles missing mistake mixed model models modem moderate modern modified mold moment
money monitor month monthly months monumental moral morality morning mosques motel mother mothers mouth move moved
movements movie movies moving multiple murder murderer murderers murders muscle muscles music musicians mutual naked
name named names nation natural nature naval necessarily necessary neck need needed needs negative negotiated
negotiating neighbor neighbors neighbourhood neighbours nervous nest newly newspaper nightmare nights noise non noon
normal normally northeastern northern notch note noted notice noticed notification notified notify nuclear number
numbers numerous nutritional objections obtain obvious occasions occupation occur occurred offer offered offering
offers officers official offspring oil okay older oldest ones ongoing open opened opening openly operate operating
operation operative opinion opinions opportunities opportunity oppose opposed option options orbit order ordered
ordering orders organizations organized original origins ours ourselves outcome outer outside outstanding overcome
overpriced overseas overthrow overview overwhelming owned owner owners paid pain painful paint pair panel paper papers
paperwork parakeet parakeets parent parents parking participants participate participation particular particularly
parties partner partners parts pass passed passes passing passport past paste path patience patient patients pattern
pay paying payment pays peaceful percent perfect perfection perfectly performance performed period periods permanent
permission permit person personal personality personally phase phone phones photo photos physical pick picked picking
picture pictures pie piece pieces pig pilots pinkies pipe pipeline pizza place placed places plain plan plane planes
planned planning plans plants plaster plastic play played player players playing plays pleasant please pleased
pleasure pledged plenty plot pocket point pointed pointing points poison polar policies political polygamous pools
poor popular populated portion ports posed poses position positions positive possibilities possibility possible posted
poster posting potential pounds powerful practices precisely predators prefer preferred premium preparation prepare
prepared preparing presence present presented pressure pretty prevent previous pricing priest primary principle print
printed priority private privileged problem problems procedure procedures proceeded process processes processing
produce product products professional professionalism program programme programs progress prohibited project projected
projects promise promised prompt proof proper properly property proposal propose proposed prosecution protect
protected proud prove proven provide provided providers provides providing provision pub public publicly published
pull pulled pup puppets puppy purchase purchased purchasing pure purpose purposes push pushed pushing put puts putting
qualified quality question questions quick quickly quiet quote quoted rabbit rabbits race racial radical rain raise
raised raising ran ranging rank rape rare rarely rate rates rating rats rays reach reached react reaction ready real
reality realize realized really rear reason reasonable reasons recall receipt receive received receives receiving
reception receptionist recieved recipient recommend recommendation recommendations recommended reconciliation record
recorded records recover recruited recruiting rediculous redlined reduce reduced refer reference referenced referred
referring refers reflect reflects refund refuse refused regard regarding regardless regards regime region regional
regions registered registration regret regular regularly regulation regulations reins reintroduction related relating
relations relationship relationships relatively relax relaxed release released relevant reliable relief religion
religions religious remain remained remaining remains remember reminder remote remove removed renewed rep repair
repeat repeated repeatedly replace replaced replacement reply report reported reporter reporting represent represents
reptile reputation request requested requests require required requirement requirements requiring rescue reservation
reserves resolved resources respect respond responded response responses responsibilities responsibility responsible
rest restaurant restaurants restrictions result resulted resulting results resume retired return returned returning
returns revealed review reviewers reviewing reviews revised revision revisions reward rewards rid ride ridiculous
right rights ring ripped rise risks role rolls roof room rooms root rough rounds route routine rude rudeness rule
rules ruling run running runs rural saddle safe safer sail sake salad salsa sandwich satisfactory satisfied satisfy
sauce save saved saving saw say saying says scare scared scary scenario schedule scheduled scholarship schools score
screen screws search searching season seat seats seconds secret sect section sections sector secure seeing seek
seeking seem seemed seems seen sees seized select selection self sell selling sender sending senior sense sent
sentence separate separated serious seriously serve served server service serving session sets setting settle settled
settlement severe sexual shame shape share shared shed sheet shelter ship shipped ships shocked shoe shoot shooting
shop shops shot shots shoulder showed shower showing shown shows shut shuttle sick side sides sight sights sign
signature signed significant signing signoff silent similar simple simultaneously single sink sinking sister sit site
sites situation size skill skilled skills skin sky sleep slice slight slightly slow slowly smaller smile smoke smooth
smuggling snake snakes social soil sold solid solution somehow sometime somewhere son song sons sooner sorry sort
sought sound sounded sounds source southern sovereignty spacecraft spawn speak speaking special specialist species
specific speech speed spelling spend spending spent spicy spikes spiritual spite spoke spoken spokesman sponsored
spore spots spray spread spreadsheet stability stable staff stage stages stalls stand standards standing stands start
started starting starts stated statement statements status stay stayed staying step stepped steps stick stock stood
stop stopped storage store stores stories straight strain strategies stream streets strength strengthen stretch
strongest strongly struck structure struggle stuck study studying stuff stupid style subject submitted subsequent
substantial substantially substantiation success successful successfully sudden suffer suffering suggest suggested
suggesting suggestion suggestions suggests suicide suit sum summary sump super supplied supplier support supporter
supporters supporting supposed sure surface surgeon surgeons surgery surprise surprised surprisingly surrender
surrounded surrounding surveillance survived suspect suspected suspicion swap sweet switch switched system tail taken
takes taking talented talk talked talking tame tanks targeted tariff taste tasted tattoo taught taxes taxi tea teacher
team teams technical technology teeth telling tells temperature temporary tend tens tensions tent term terms territory
terror terrorism terrorist terrorists test tested testimony tests text thank thanks thats thawed thing things thinking
thinks thorough thought thoughts threat threatened threats threw throw thru ticket tickets tied tight tile time timely
timing tiny tip tips tire tired tires title titled titles toes told toll ton tons took tool top total totally touch
tough tourists towed town towns toxic toys track tracked trail train trained training transaction transactions
transfer transmitted transported trash traveled traveling travelling treat treated treatment treatments treats trees
trial tribe tried trillion trip trot trouble true truly trust trying turned turns twice type types typical ultimate
unable unbelievable understand understanding understands understood unemployed uniform uniforms unique unit united
universal unknown unlikely unpopular unsure unusual update updated updates ups upscale urban urged urine useful users
uses using usual utilities vacation valid value values variety vast veggies vehicles vendors venture verify version
vet vets via viable victory video videos views violence violent virtually visible visit visited visiting visitors
visits vital voicemail volumes vomiting vote voted votes voting vulnerable wait waited waiter waiting walk walked
walking wan wanna want wanted wanting wants warehouse warfare warm warmer warming warmth warn warned warning warranty
wash waste watch watched watching water wave way ways wealth weapon weapons wear wearing weather web website websites
wedding week weekend weekends weekly weeks welcome welcomed welcoming welfare went western wet wide wider width wife
wild willing win wine wing wish wives woman won wonderful wondering wont wording worked workforce working worldwide
worms worried worries worry worse worst write writing written wrong wrote yearly yellow yoga youngest youre yours
yourself youth
""")
