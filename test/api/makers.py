"""What each operation needs before it can do its work: a thing that exists, or one that is made for this very call.

A maker gives the path, the version for If-Match, and the parts of the body that no schema can tell; what is left out stays
as it was generated. Things that one call uses up are made by calls of our own, as the caller or, where a second person is
asked for, as another member of the company.
"""
import json
import random

import requests

YEAR = "2026-12-31"
ENTRY = {
    "journal": "OD",
    "date": "2026-11-30",
    "piece": {"ref": "OD-11", "date": "2026-11-30"},
    "lines": [{"account": "6132", "debit": "1500.00"}, {"account": "512", "credit": "1500.00"}],
}
PHONE = "+33472000000"
JOURNAL = {"journal": "OD", "yearId": YEAR}


class World:
    def __init__(self, facts):
        self.facts = facts
        self.chance = random.Random(facts["seed"])
        self.versions = {}
        self.absences = []
        self.account = None
        self.taken = None

    # Calls of our own.

    def call(self, method, path, body=None, version=None, token=None):
        headers = {"Authorization": f"Bearer {token or self.facts['token']}"}
        if method != "GET":
            headers["Idempotency-Key"] = f"maker-{self.chance.getrandbits(96):x}"
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        area, _, rest = path.partition("/")
        url = f"{self.facts['origin']}/api/{area}/v1/companies/{self.facts['companyId']}/{rest}"
        answer = requests.request(method, url, json=body, headers=headers, timeout=30)
        if not answer.ok:
            raise RuntimeError(f"{method} {path}: {answer.status_code} {answer.text}")
        return answer.json()

    def post(self, path, body=None, **how):
        return self.call("POST", path, body, **how)

    def version(self, path):
        """Of a record that every call changes."""
        return self.call("GET", path)["version"]

    def number(self):
        return self.chance.randrange(10**9)

    def word(self):
        return "".join(self.chance.choice("bcdfghjklmnpqrstvwxz") for _ in range(12))

    # Things that a call uses up.

    def party(self, token=None):
        body = {"name": self.word(), "roles": ["supplier"], "vatNumber": self.vat_number(), "country": "FR"}
        return self.post("parties/parties", body, token=token)["partyId"]

    def vat_number(self):
        return self.facts["vatNumbers"].pop()

    def iban(self):
        return self.facts["ibans"].pop()

    def bank_account(self):
        """Proposed by somebody else, of a supplier whose number was on file before."""
        other = self.facts["otherToken"]
        party = self.party(other)
        self.post(f"parties/parties/{party}/phones", {"number": PHONE, "source": "contract"}, token=other)
        return self.post(f"parties/parties/{party}/bank-accounts", {"iban": self.iban()}, token=other)["accountId"]

    def confirmed_account(self):
        account = self.bank_account()
        call = {"calledNumber": PHONE, "spokeWith": "Mme Garnier"}
        self.post(f"parties/bank-accounts/{account}/confirm", call, version=1)
        return account

    def known_account(self):
        self.account = self.account or self.bank_account()
        return self.account

    def policy(self):
        content = {"currency": "EUR", "rules": [{"name": "A", "when": {}, "approvals": [{"of": "role", "role": "director"}]}]}
        return self.post("purchasing/approval-policies", {"content": content})["number"]

    def order(self):
        line = {"line": "1", "description": "Globe", "quantity": "120", "unitPrice": "4.00"}
        supplier = {"name": "Verrerie du Rhône", "vatNumber": self.facts["vatNumber"]}
        body = {"number": f"CF-{self.number()}", "supplier": supplier, "orderedOn": "2026-11-02", "lines": [line]}
        return self.post("purchasing/orders", body)["orderId"]

    def sent_order(self):
        order = self.order()
        self.post(f"purchasing/orders/{order}/send", version=1)
        return order

    def end_absences(self):
        while self.absences:
            self.post(f"work/absences/{self.absences.pop()}/end")

    def absence(self):
        self.end_absences()
        today = self.facts["today"]
        return self.post("work/absences", {"from": today, "until": today})["absenceId"]

    def draft(self):
        return self.post("ledger/entries", {**ENTRY, "label": "Loyer"})["entryId"]

    def validated(self):
        entries = [{"entryId": self.draft(), "version": 1}]
        return self.post(f"ledger/journals/OD/years/{YEAR}/validate", {"entries": entries})["entries"][0]["number"]

    def next_year(self):
        books = self.call("GET", "ledger/books")
        year = int(books["years"][-1]["yearId"][:4]) + 1
        return {"version": books["version"], "fields": {"from": f"{year}-01-01", "to": f"{year}-12-31"}}

    def coding(self):
        intake = self.facts["ids"]["intakeId"][0]
        coding = self.call("GET", f"purchasing/intakes/{intake}/coding")
        rows = [{"item": item["item"], "account": "607", "deduction": "full"} for item in coding["items"]]
        return {
            "path": {"intakeId": intake},
            "version": coding["version"],
            "fields": {"supplier": coding["supplier"], "rows": rows},
            "without": ["orderId"],
        }

    def take(self, pool):
        """One of those that were made beforehand; it comes back when nothing became of the call."""
        if not self.facts[pool]:
            return None
        self.taken = (pool, self.facts[pool].pop())
        return self.taken[1]

    # What an operation needs.

    def of(self, operation):
        self.taken = None
        maker = getattr(self, f"_{operation}", None)
        return (maker and maker()) or {}

    def _registerCompany(self):
        company = f"essai-{self.number()}"
        fields = {"companyId": company, "timeZone": "Europe/Paris", "establishments": []}
        return {"fields": fields, "without": ["siren", "vatNumber"]}

    def _registerPerson(self):
        fields = {"email": f"essai-{self.number()}@brumaire.example", "memberships": self.auditor()}
        return {"fields": fields}

    def _registerMachineClient(self):
        return {"fields": {"memberships": self.auditor()}, "without": ["until"]}

    def _changeMemberships(self):
        member = self.facts["ids"]["memberId"][0]
        return {"version": self.versions.get(member, 1), "fields": {"memberships": self.auditor()}}

    def auditor(self):
        return {self.facts["companyId"]: ["auditor"]}

    def _registerParty(self):
        # Check digits are beyond a JSON schema.
        fields = {"name": self.word(), "vatNumber": self.vat_number(), "distinctFrom": []}
        return {"fields": fields, "without": ["siren", "siret", "identifiers", "proposalId"]}

    def _addPhone(self):
        return {"fields": {"number": f"+33{self.number():09}"}}

    def _mergeParty(self):
        return {"path": {"partyId": self.party()}, "version": 1, "fields": {"into": self.facts["ids"]["partyId"][0]}}

    def _settleProposal(self):
        proposal = self.take("proposals")
        return proposal and {
            "path": {"proposalId": proposal},
            # Its numbers are looked up meanwhile, which changes it.
            "version": self.version(f"parties/supplier-proposals/{proposal}"),
            "fields": {"partyId": self.facts["ids"]["partyId"][0]},
        }

    def _proposeBankAccount(self):
        return {"fields": {"iban": self.iban()}}

    def _confirmBankAccount(self):
        return {"path": {"accountId": self.bank_account()}, "version": 1, "fields": {"calledNumber": PHONE}}

    def _refuseBankAccount(self):
        return {"path": {"accountId": self.bank_account()}, "version": 1}

    def _retireBankAccount(self):
        return {"path": {"accountId": self.confirmed_account()}, "version": 2}

    def _getBankAccount(self):
        return {"path": {"accountId": self.known_account()}}

    def _changeApprovalPolicy(self):
        return {"path": {"number": self.policy()}, "version": 1}

    def _putApprovalPolicyInForce(self):
        return {"path": {"number": self.policy()}, "version": 1, "fields": {"from": self.facts["today"]}}

    def _simulateApprovalPolicy(self):
        return {"path": {"number": 1}}

    def _declareSingleApprover(self):
        person = {"id": "3f2a0c52-0000-4000-8000-000000000001", "name": "Camille Roussel"}
        return {"fields": {"person": person, "until": self.facts["today"]}}

    def _declareMailAddress(self):
        address = f"essai-{self.number()}@courrier.brumaire.example"
        return {"fields": {"address": address, "companyId": self.facts["companyId"]}}

    def _keySupplierInvoice(self):
        scan = self.facts["scan"]
        return {"path": {"intakeId": scan}, "version": self.versions.get(("keySupplierInvoice", scan), 0)}

    def _codeSupplierInvoice(self):
        return self.coding()

    def _registerPurchaseOrder(self):
        return {"fields": {"number": f"CF-{self.number()}"}}

    def _getPurchaseOrder(self):
        return {"path": {"orderId": self.facts["ids"]["orderId"][0]}}

    def _changePurchaseOrder(self):
        return {"path": {"orderId": self.order()}, "version": 1}

    def _sendPurchaseOrder(self):
        return {"path": {"orderId": self.order()}, "version": 1}

    def _closePurchaseOrder(self):
        return {"path": {"orderId": self.sent_order()}, "version": 2}

    def _recordGoodsReceipt(self):
        lines = [{"line": "1", "quantity": "100"}]
        return {"path": {"orderId": self.sent_order()}, "version": 2, "fields": {"lines": lines}}

    def _importPurchaseOrders(self):
        heading = "number;supplier;siren;orderedOn;line;description;quantity;unitPrice"
        row = f"CF-{self.number()};Verrerie;{self.facts['vatNumber'][4:]};2026-11-02;1;Globe;120;4,00"
        return {"fields": {"csv": f"{heading}\n{row}\n"}}

    def _setPurchasingSettings(self):
        return {"version": self.version("purchasing/settings")}

    def _connectPlatform(self):
        return {"fields": self.facts["platform"]}

    def _establishInvoiceStatus(self):
        intake = self.facts["ids"]["intakeId"][0]
        return {"path": {"intakeId": intake}, "fields": {"status": "207", "reasons": ["PU_ERR"]}}

    def _claimHumanTask(self):
        return self.human_task()

    def _releaseHumanTask(self):
        return self.human_task()

    def human_task(self):
        task = self.chance.choice(self.facts["ids"]["taskId"])
        return {"path": {"taskId": task}, "version": self.versions.get(task, self.facts["versions"][task])}

    def _decideHumanTask(self):
        task = self.take("toDecide")
        return task and {
            "path": {"taskId": task["taskId"]},
            "version": task["version"],
            "fields": {"outcome": task["outcome"]},
        }

    def _setCalendar(self):
        return {"fields": {"timeZone": "Europe/Paris"}}

    def _declareAbsence(self):
        self.end_absences()
        today = self.facts["today"]
        return {"fields": {"from": today, "until": today}, "without": ["delegate"]}

    def _endAbsence(self):
        return {"path": {"absenceId": self.absence()}}

    def _openBooks(self):
        company = self.take("withoutBooks")
        fields = {"from": "2026-01-01", "to": YEAR, "siren": "000100016"}
        return company and {"path": {"companyId": company}, "fields": fields}

    def _openFiscalYear(self):
        return self.next_year()

    def _keepJournal(self):
        return {"path": {"journal": "NDF"}, "version": self.version("ledger/books")}

    def _changePeriod(self):
        return {"path": {"month": "2026-01"}, "version": self.version("ledger/books"), "fields": {"state": "soft-closed"}}

    def _keepAccount(self):
        return {"path": {"account": "606101"}}

    def _setPostingRules(self):
        fields = {"validFrom": "2026-01-01", "journal": "AC", "selfAssessed": []}
        return {"version": self.version("ledger/posting-rules"), "fields": fields}

    def _draftEntry(self):
        return {"fields": ENTRY}

    def _changeDraft(self):
        return {"path": {"entryId": self.draft()}, "version": 1, "fields": ENTRY}

    def _getEntry(self):
        return {"path": {"entryId": self.facts["ids"]["entryId"][0]}}

    def _discardDraft(self):
        return {"path": {"entryId": self.draft()}, "version": 1}

    def _validateEntries(self):
        return {"path": JOURNAL, "fields": {"entries": [{"entryId": self.draft(), "version": 1}]}}

    def _reverseEntry(self):
        return {"path": {**JOURNAL, "entryNumber": self.validated()}, "fields": {"date": "2026-11-30"}}

    def _listJournal(self):
        return {"path": JOURNAL}

    def _verifySeries(self):
        return {"path": JOURNAL}

    def _exportFec(self):
        return {"path": {"yearId": YEAR}}

    def _listFecExports(self):
        return {"path": {"yearId": YEAR}}

    def _getTrialBalance(self):
        return {"query": {"date": YEAR}}

    def _listAccountLines(self):
        return {"path": {"account": "512"}}

    def _orderClearance(self):
        return {"fields": {"queue": "work-resume-process-dead"}}

    def learn(self, operation, path, response):
        """Versions that an answer tells, what must be ended before it is made again, and what was not used up."""
        taken, self.taken = self.taken, None
        if response.status_code != 200:
            if taken:
                self.facts[taken[0]].append(taken[1])
            return
        if operation == "declareAbsence":
            self.absences.append(response.json()["absenceId"])
        etag = response.headers.get("etag")
        tag = json.loads(etag[0] if isinstance(etag, list) else etag) if etag else ""
        # A calendar has the hash of its content.
        if not tag.isdigit():
            return
        for value in (path or {}).values():
            self.versions[value] = int(tag)
            self.versions[(operation, value)] = int(tag)
