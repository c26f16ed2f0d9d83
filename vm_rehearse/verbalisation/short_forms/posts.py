"""What somebody is in a firm, in capital letters: "CFO", "SVP", Dutch "DGA".

A line is as in `initialisms`.
"""

ENGLISH = """
ae: account executive
avp: assistant vice president
bdr: business development representative
cco: chief commercial officer, chief customer officer, chief compliance officer
cdo: chief data officer, chief digital officer
ceo: chief executive officer, chief executive
cfo: chief financial officer
cgo: chief growth officer
chro: chief human resources officer
cio: chief information officer
ciso: see so, siso, sizo, chief information security officer
clo: chief legal officer
cmo: chief marketing officer, chief medical officer
coo: chief operating officer, chief operations officer
cpa: certified public accountant
cpo: chief product officer, chief people officer, chief procurement officer
cro: chief revenue officer, conversion rate optimization
csm: customer success manager
cso: chief security officer, chief sales officer, chief strategy officer
csr: corporate social responsibility, customer service representative
cto: chief technology officer
cxo: chief experience officer
evp: executive vice president
gm: general manager
md: managing director
pa: personal assistant
pm: project manager, product manager, prime minister
rn: registered nurse
sdr: sales development representative
svp: senior vice president
vp: vice president
"""

DUTCH = """
cco: commercieel directeur
ceo: directeur, algemeen directeur
cfo: financieel directeur
cio: directeur informatievoorziening
cmo: marketingdirecteur, directeur marketing
coo: operationeel directeur
cto: technisch directeur
dga: directeur grootaandeelhouder
rvb: raad van bestuur
rvc: raad van commissarissen
"""
