"""Oscar leaves taking the payment to each project: here a card form, checked but charged nowhere."""

from oscar.apps.checkout.views import PaymentDetailsView as OscarPaymentDetailsView
from oscar.apps.payment.forms import BankcardForm
from oscar.apps.payment.models import Source, SourceType


class PaymentDetailsView(OscarPaymentDetailsView):
    """Card fields first, then the preview (which carries them along unseen), then the order."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"card": BankcardForm()} | kwargs))

    def handle_payment_details_submission(self, request):
        card = BankcardForm(request.POST)
        draw = self.render_preview if card.is_valid() else self.render_payment_details
        return draw(request, card=card)

    def handle_place_order_submission(self, request):
        card = BankcardForm(request.POST)
        if not card.is_valid():
            return self.render_payment_details(request, card=card)
        return self.submit(**self.build_submission())

    def handle_payment(self, order_number, total, **kwargs):
        card, _ = SourceType.objects.get_or_create(name="Card")
        self.add_payment_source(
            Source(
                source_type=card,
                currency=total.currency,
                amount_allocated=total.incl_tax,
                reference=order_number,
            )
        )
        self.add_payment_event("authorised", total.incl_tax)
